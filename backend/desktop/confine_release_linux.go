//go:build linux && webkit2_41 && production

package desktop

// developmentServer begins the addresses of a development server: none.
const developmentServer = ""
