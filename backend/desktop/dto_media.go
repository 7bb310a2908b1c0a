package desktop

// Recording is the audio or film that a testimony is linked to.
type Recording struct {
	Name    string   `json:"name"` // of the file
	Path    string   `json:"path"` // where it is, to show; "" where the link leads nowhere
	Bytes   int      `json:"bytes"`
	Film    bool     `json:"film"`
	Error   *Problem `json:"error"`   // why it cannot be read, or null
	Address string   `json:"address"` // to play it from; "" where the page asks for the file, which OfferRecording then gives it
}

// FoundRecording is a file that may be the recording of a testimony.
type FoundRecording struct {
	Path string `json:"path"`
	Name string `json:"name"`
}
