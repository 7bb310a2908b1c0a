package desktop

// CopyText puts a text on the system's clipboard. The page itself may do so only
// while it handles a key or a click, and what is copied is asked for first.
func (a *App) CopyText(text string) (err error) {
	defer guard(&err)
	if err := bounded(text); err != nil {
		return err
	}
	<-a.ready
	return a.clip(text)
}
