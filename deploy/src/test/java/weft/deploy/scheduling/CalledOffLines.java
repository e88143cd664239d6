package weft.deploy.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.RunningHub;

/** Lines that the demo's buyer calls off for a test's own parts, and their state. */
abstract class CalledOffLines {
  final RunningHub hub = RunningHub.busy();
  final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  final String run = UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT);

  String calledOff(String name, String... lines) {
    String part = name + "-" + run;
    new Api(hub, "hengyue-edi").handIn(Delfors.of(part, part, "07", lines));
    return part;
  }

  LocalDate in(int days) {
    return today.plusDays(days);
  }

  String edi(int days) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(in(days));
  }

  JsonNode line(String part, int days) {
    return new Api(hub, "jiaxin-api")
        .items("/api/v1/call-offs?as=supplier&limit=500&part=" + part).stream()
            .filter(it -> it.path("due").asString().equals(in(days).toString()))
            .findFirst()
            .orElseThrow();
  }

  /** Waits until the view shows the line in this state. */
  JsonNode answered(String part, int days, String state) throws InterruptedException {
    long until = System.nanoTime() + 30_000_000_000L;
    while (!line(part, days).path("state").asString().equals(state) && System.nanoTime() < until)
      Thread.sleep(100);
    JsonNode line = line(part, days);
    assertThat(line.path("state").asString()).isEqualTo(state);
    return line;
  }

  String lineOf(String part, int days) {
    return "[data-testid=call-off-row][data-due='" + in(days) + "']:has-text('" + part + "') ";
  }

  static String row(int number) {
    return "[data-testid=paste-row][data-row='" + number + "']";
  }

  static WaitForOptions gone() {
    return new WaitForOptions().setState(WaitForSelectorState.DETACHED);
  }
}
