/*
 * Lets WebKitWebDriver drive the unmodified release binary. For tests only: it is
 * compiled by the harness and preloaded into the window under test, and no shipped
 * build carries it.
 *
 * Wails creates its view with webkit_web_view_new_with_user_content_manager. This
 * library takes that function's place: the view it returns may be automated, and a
 * driver that asks for a view is given that one.
 *
 * The program closes the network to itself before WebKit starts, and the driver
 * talks over loopback: sockets for it are made before the program begins, and
 * handed out when WebKit asks for one.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <webkit2/webkit2.h>

static WebKitWebView *give_view(WebKitAutomationSession *session, gpointer view)
{
    (void)session;
    return WEBKIT_WEB_VIEW(view);
}

static void on_automation_started(WebKitWebContext *context, WebKitAutomationSession *session,
                                  gpointer view)
{
    (void)context;
    g_signal_connect(session, "create-web-view", G_CALLBACK(give_view), view);
}

GtkWidget *webkit_web_view_new_with_user_content_manager(WebKitUserContentManager *manager)
{
    WebKitWebContext *context = webkit_web_context_get_default();
    webkit_web_context_set_automation_allowed(context, TRUE);
    GtkWidget *view = g_object_new(WEBKIT_TYPE_WEB_VIEW, "web-context", context,
                                   "user-content-manager", manager,
                                   "is-controlled-by-automation", TRUE, NULL);
    g_signal_connect(context, "automation-started", G_CALLBACK(on_automation_started), view);
    return view;
}

/* Enough for the driver: it listens once, and what it accepts needs no socket of ours. */
static int spare[4];
static int spares;

int socket(int domain, int type, int protocol)
{
    if (domain == AF_INET && spares > 0)
        return spare[--spares];
    int (*real)(int, int, int) = (int (*)(int, int, int))dlsym(RTLD_NEXT, "socket");
    return real(domain, type, protocol);
}

/* The processes that WebKit starts need none of this. */
__attribute__((constructor)) static void begin(void)
{
    unsetenv("LD_PRELOAD");
    int made[G_N_ELEMENTS(spare)];
    for (size_t i = 0; i < G_N_ELEMENTS(spare); i++)
        made[i] = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    for (size_t i = 0; i < G_N_ELEMENTS(spare); i++)
        spare[spares++] = made[i];
}
