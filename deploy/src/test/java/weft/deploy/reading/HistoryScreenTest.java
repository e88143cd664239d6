package weft.deploy.reading;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;
import weft.deploy.browser.Screen;
import weft.event.StreamId;

/** The history shows companies, plants and units by their names, as every other screen does. */
@Tag("long")
@InChromium
class HistoryScreenTest {
  private final RunningHub hub = RunningHub.busy();

  private static void tells(Screen screen, String stream, String... words) {
    screen.visit(screen.page().url().replaceFirst("(://[^/]*).*", "$1") + historyOf(stream));
    screen.says("[data-testid=history]", words);
  }

  private static String historyOf(String stream) {
    return "/history/" + StreamId.toUrl(stream);
  }

  @Test
  void a_sentence_names_the_plant_and_the_unit_in_the_readers_language() {
    Screen planner =
        Chromium.shared().open(hub, "planner@jiaxin", historyOf("Stock:JIAXIN:JX1:JX-881"));
    planner.says("[data-testid=history]", "Machining shop · JX-881 Boom head", "pcs of part");
    tells(planner, "Calendar:JIAXIN:JX1", "calendar of its site Machining shop.");
    String demand = "MaterialDemand:HENGYUE:PLANT1:HY-24017:JIAXIN";
    tells(planner, demand, "demand of part HY-24017 at Plant 1 from");
    planner.speak("zh");
    tells(planner, demand, "恒岳重工发布了零件 HY-24017 在一号工厂的需求");
    planner.speak("en");
  }
}
