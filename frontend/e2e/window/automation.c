/*
 * Lets WebKitWebDriver drive the unmodified release binary. For tests only: it is
 * compiled by the harness and preloaded into the window under test, and no shipped
 * build carries it.
 *
 * Wails creates its view with webkit_web_view_new_with_user_content_manager. This
 * library takes that function's place: the view it returns may be automated, and a
 * driver that asks for a view is given that one.
 */
#include <stdlib.h>
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

/* The processes that WebKit starts need none of this. */
__attribute__((constructor)) static void stay_in_this_process(void) { unsetenv("LD_PRELOAD"); }
