//go:build linux && webkit2_41 && (production || dev)

package desktop

/*
#cgo pkg-config: gtk+-3.0 webkit2gtk-4.1
#include <stdlib.h>
#include <string.h>
#include <gtk/gtk.h>
#include <webkit2/webkit2.h>

// In refused_linux.go: Go cannot be exported from a file that defines C.
extern void florilegeRefused(void);

typedef struct {
    const char *server; // beginning of the addresses of a development server, or NULL
    int views;
    gboolean done;
    GMutex mutex;
    GCond cond;
} Confinement;

static const char *development;

static gboolean begins(const char *address, const char *start)
{
    return start != NULL && strncmp(address, start, strlen(start)) == 0;
}

// ours tells the interface's own pages, and the frame that shows an export, which has
// no address: it is given its content by the interface, in a sandbox.
static gboolean ours(const char *address)
{
    return address != NULL && (begins(address, "wails://wails/") || strcmp(address, "wails://wails") == 0 ||
                               strcmp(address, "about:srcdoc") == 0 || strcmp(address, "about:blank") == 0 ||
                               begins(address, development));
}

static gboolean refuse(WebKitPolicyDecision *decision)
{
    webkit_policy_decision_ignore(decision);
    florilegeRefused();
    return TRUE;
}

static gboolean decide(WebKitWebView *view, WebKitPolicyDecision *decision, WebKitPolicyDecisionType type, gpointer data)
{
    if (type == WEBKIT_POLICY_DECISION_TYPE_RESPONSE) {
        // What cannot be shown would become a download.
        if (!webkit_response_policy_decision_is_mime_type_supported(WEBKIT_RESPONSE_POLICY_DECISION(decision)))
            return refuse(decision);
        webkit_policy_decision_use(decision);
        return TRUE;
    }
    WebKitNavigationAction *action =
        webkit_navigation_policy_decision_get_navigation_action(WEBKIT_NAVIGATION_POLICY_DECISION(decision));
    const char *address = webkit_uri_request_get_uri(webkit_navigation_action_get_request(action));
    if (type != WEBKIT_POLICY_DECISION_TYPE_NAVIGATION_ACTION || !ours(address))
        return refuse(decision);
    webkit_policy_decision_use(decision);
    return TRUE;
}

static GtkWidget *no_window(WebKitWebView *view, WebKitNavigationAction *action, gpointer data)
{
    florilegeRefused();
    return NULL;
}

static gboolean no_permission(WebKitWebView *view, WebKitPermissionRequest *request, gpointer data)
{
    webkit_permission_request_deny(request);
    florilegeRefused();
    return TRUE;
}

// The file that answers the next request for one, or NULL.
static gchar *offered;
static GMutex offering;

static void offer(const char *path)
{
    g_mutex_lock(&offering);
    g_free(offered);
    offered = path == NULL ? NULL : g_strdup(path);
    g_mutex_unlock(&offering);
}

static gboolean no_files(WebKitWebView *view, WebKitFileChooserRequest *request, gpointer data)
{
    g_mutex_lock(&offering);
    gchar *path = offered;
    offered = NULL;
    g_mutex_unlock(&offering);
    if (path != NULL) {
        const gchar *const files[] = {path, NULL};
        webkit_file_chooser_request_select_files(request, files);
        g_free(path);
        return TRUE;
    }
    webkit_file_chooser_request_cancel(request);
    florilegeRefused();
    return TRUE;
}

static gboolean no_dialog(WebKitWebView *view, WebKitScriptDialog *dialog, gpointer data)
{
    florilegeRefused();
    return TRUE;
}

static gboolean no_authentication(WebKitWebView *view, WebKitAuthenticationRequest *request, gpointer data)
{
    webkit_authentication_request_cancel(request);
    florilegeRefused();
    return TRUE;
}

// Whether the next print request is one that a person asked for.
static gint may_print;

static void print_once(void) { g_atomic_int_set(&may_print, 1); }

static gboolean no_print(WebKitWebView *view, WebKitPrintOperation *operation, gpointer data)
{
    if (g_atomic_int_compare_and_exchange(&may_print, 1, 0))
        return FALSE; // WebKit shows the system's dialog
    florilegeRefused();
    return TRUE;
}

static void no_download(WebKitWebContext *context, WebKitDownload *download, gpointer data)
{
    webkit_download_cancel(download);
    florilegeRefused();
}

// What the interface has no use for, and a page could reach out or leave traces by.
static void take_away(WebKitSettings *settings)
{
    g_object_set(settings,
                 "enable-dns-prefetching", FALSE,
                 "enable-hyperlink-auditing", FALSE,
                 "enable-html5-database", FALSE,
                 "enable-media", TRUE, // the recordings beside transcripts
                 "enable-media-stream", FALSE,
                 "enable-mediasource", FALSE,
                 "enable-encrypted-media", FALSE,
                 "enable-webaudio", FALSE,
                 "enable-webgl", FALSE,
                 "enable-webrtc", FALSE,
                 "enable-page-cache", FALSE,
                 "enable-back-forward-navigation-gestures", FALSE,
                 "javascript-can-open-windows-automatically", FALSE,
                 "allow-file-access-from-file-urls", FALSE,
                 "allow-universal-access-from-file-urls", FALSE,
                 "allow-top-navigation-to-data-urls", FALSE,
                 "enable-write-console-messages-to-stdout", FALSE,
                 NULL);
}

static void confine_view(GtkWidget *widget, gpointer data)
{
    Confinement *c = data;
    if (WEBKIT_IS_WEB_VIEW(widget)) {
        WebKitWebView *view = WEBKIT_WEB_VIEW(widget);
        g_signal_connect(view, "decide-policy", G_CALLBACK(decide), NULL);
        g_signal_connect(view, "create", G_CALLBACK(no_window), NULL);
        g_signal_connect(view, "permission-request", G_CALLBACK(no_permission), NULL);
        g_signal_connect(view, "run-file-chooser", G_CALLBACK(no_files), NULL);
        g_signal_connect(view, "script-dialog", G_CALLBACK(no_dialog), NULL);
        g_signal_connect(view, "authenticate", G_CALLBACK(no_authentication), NULL);
        g_signal_connect(view, "print", G_CALLBACK(no_print), NULL);
        g_signal_connect(webkit_web_view_get_context(view), "download-started", G_CALLBACK(no_download), NULL);
        take_away(webkit_web_view_get_settings(view));
        webkit_web_context_set_cache_model(webkit_web_view_get_context(view), WEBKIT_CACHE_MODEL_DOCUMENT_VIEWER);
        c->views++;
    } else if (GTK_IS_CONTAINER(widget)) {
        gtk_container_forall(GTK_CONTAINER(widget), confine_view, data);
    }
}

static gboolean confine_now(gpointer data)
{
    Confinement *c = data;
    development = c->server;
    // The names of files chosen in dialogs would stand in the desktop's list of recent ones.
    g_object_set(gtk_settings_get_default(), "gtk-recent-files-enabled", FALSE, NULL);
    GList *windows = gtk_window_list_toplevels();
    for (GList *w = windows; w != NULL; w = w->next)
        confine_view(GTK_WIDGET(w->data), c);
    g_list_free(windows);
    g_mutex_lock(&c->mutex);
    c->done = TRUE;
    g_cond_signal(&c->cond);
    g_mutex_unlock(&c->mutex);
    return G_SOURCE_REMOVE;
}

// confine_views runs on GTK's thread and waits for it; it returns how many views there are.
static int confine_views(const char *server)
{
    Confinement c = {.server = server};
    g_mutex_init(&c.mutex);
    g_cond_init(&c.cond);
    g_idle_add_full(G_PRIORITY_HIGH, confine_now, &c, NULL);
    g_mutex_lock(&c.mutex);
    while (!c.done)
        g_cond_wait(&c.cond, &c.mutex);
    g_mutex_unlock(&c.mutex);
    g_mutex_clear(&c.mutex);
    g_cond_clear(&c.cond);
    return c.views;
}

static char *version(void)
{
    return g_strdup_printf("%u.%u.%u", webkit_get_major_version(), webkit_get_minor_version(), webkit_get_micro_version());
}
*/
import "C"

import (
	"errors"
	"unsafe"

	"florilege/backend/logbook"
)

// confine keeps the webview to the interface: every other address, window,
// download and permission is refused. It returns once that holds.
func confine(log *logbook.Log) error {
	refusals.log.Store(log)
	var server *C.char
	if developmentServer != "" {
		server = C.CString(developmentServer) // kept for as long as the window
	}
	if C.confine_views(server) == 0 {
		return errors.New("the webview cannot be kept to the interface")
	}
	return nil
}

// allowPrint lets the page ask once for the system's dialog to print.
func allowPrint() { C.print_once() }

// offer answers the page's next request for a file with the one at path.
func offer(path string) {
	p := C.CString(path)
	defer C.free(unsafe.Pointer(p))
	C.offer(p)
}

// webviewVersion returns the version of WebKitGTK.
func webviewVersion() string {
	v := C.version()
	defer C.g_free(C.gpointer(unsafe.Pointer(v)))
	return "WebKitGTK " + C.GoString(v)
}
