package desktop

import "florilege/backend/workspace"

// Notice is something that the user should know once.
type Notice struct {
	Code   string `json:"code"`   // "journal_damaged", "last_change": of the project; "settings_damaged"
	Detail string `json:"detail"` // of settings_damaged: where the file was kept
}

// notices returns what is to be known of the user's settings and of the open
// project, which may be nil.
func (a *App) notices(w *workspace.Workspace) []Notice {
	out := []Notice{}
	if kept := a.settings.Kept(); kept != "" {
		out = append(out, Notice{Code: "settings_damaged", Detail: kept})
	}
	if w != nil {
		for _, n := range w.Notices() {
			out = append(out, Notice{Code: string(n)})
		}
	}
	return out
}
