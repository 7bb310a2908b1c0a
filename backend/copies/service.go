package copies

// Service is what made a copy, or keeps a folder alike on several machines.
type Service string

// The services.
const (
	Dropbox     Service = "dropbox"
	GoogleDrive Service = "google_drive"
	ICloud      Service = "icloud"
	KDrive      Service = "kdrive"
	Mega        Service = "mega"
	Nextcloud   Service = "nextcloud"
	OneDrive    Service = "onedrive"
	OwnCloud    Service = "owncloud"
	PCloud      Service = "pcloud"
	ProtonDrive Service = "proton_drive"
	Resilio     Service = "resilio"
	Seafile     Service = "seafile"
	Syncthing   Service = "syncthing"
	Synology    Service = "synology"
)

// Name returns what the service calls itself, in every language.
func (s Service) Name() string {
	return map[Service]string{
		Dropbox: "Dropbox", GoogleDrive: "Google Drive", ICloud: "iCloud", KDrive: "kDrive", Mega: "MEGA",
		Nextcloud: "Nextcloud", OneDrive: "OneDrive", OwnCloud: "ownCloud", PCloud: "pCloud", ProtonDrive: "Proton Drive",
		Resilio: "Resilio Sync", Seafile: "Seafile", Syncthing: "Syncthing", Synology: "Synology Drive",
	}[s]
}
