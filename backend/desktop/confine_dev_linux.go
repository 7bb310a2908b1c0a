//go:build linux && webkit2_41 && dev

package desktop

// developmentServer begins the addresses of the server that shows the interface
// to a browser, and to this build's own window.
const developmentServer = "http://127.0.0.1:"

// offersFiles tells that the browser plays what an address of ours answers.
const offersFiles = false
