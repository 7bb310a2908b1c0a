//go:build linux && webkit2_41 && production

package desktop

// developmentServer begins the addresses of a development server: none.
const developmentServer = ""

// offersFiles tells that the webview plays no address of ours: GStreamer, which
// plays for it, knows the schemes of the web alone. It takes files, which offer
// gives it.
const offersFiles = true
