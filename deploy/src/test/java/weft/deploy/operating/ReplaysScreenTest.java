package weft.deploy.operating;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;
import weft.deploy.browser.Screen;

/** Replays, and the events that set a value, in the portal: in both languages, also on a phone. */
@Tag("long")
@InChromium
class ReplaysScreenTest {
  private final RunningHub hub = RunningHub.busy();

  @Test
  void the_operator_and_an_auditor_replay_a_view_and_read_its_digest() {
    for (String user : new String[] {"operator@weft", "auditor@shenji"}) {
      Screen screen = Chromium.shared().open(hub, user, "/replays");
      screen.at("[data-testid=replay-view][data-view=calendars]").click();
      screen.at("[data-testid=replay-start]").click();
      screen.at("[data-testid=replay][data-state=equal]").first().waitFor();
      screen.says("[data-testid=replayed][data-view=calendars]", "Equal", "Calendars", "SHA-256");
      screen.show("replays-" + user.substring(0, user.indexOf('@')));
    }
  }

  @Test
  void a_changed_value_leads_to_the_events_that_set_it() {
    Api buyer = new Api(hub, "hengyue-edi");
    for (int i = 1; i <= 3; i++)
      buyer.handIn(Delfors.of("RS-" + i, "RS-BLAMED", "0" + i, "20261201", "4" + i));
    String released = "/api/v1/history/events?part=RS-BLAMED&type=forecast-released";
    long position = buyer.items(released).getLast().path("position").asLong();
    Screen screen = Chromium.shared().open(hub, "sales@jiaxin", "/events/" + position);
    Runnable open =
        () -> {
          screen.at("[data-testid=blame][data-pointer='/quantity']").first().click();
          screen.at("[data-testid=blamed-event] >> nth=2").waitFor();
        };
    screen.show("blame", open, () -> screen.page().keyboard().press("Escape"));
    open.run();
    screen.at("[data-testid=blamed-event] a >> nth=1").click();
    screen.at("[data-testid=event-page]:not([data-position='" + position + "'])").waitFor();
  }
}
