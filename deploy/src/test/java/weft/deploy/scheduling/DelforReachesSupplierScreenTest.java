package weft.deploy.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import weft.deploy.Oem;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;

/**
 * An OEM's delivery schedule appears at once on the supplier's open screen, and the answer on the
 * OEM's.
 */
@InChromium
class DelforReachesSupplierScreenTest {
  private static final String DELFOR =
      """
      UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+${now}+TOUR-D1'
      UNH+1+DELFOR:D:97A:UN'
      BGM+241+0051+5'
      DTM+137:${today}0640:203'
      NAD+BY+HENGYUE::92'
      NAD+SU+JIAXIN::92'
      GIS+37'
      NAD+ST+PLANT1::92'
      LIN+1++HY-24099:IN'
      PIA+1+JX-990:SA'
      IMD+++:::Jib pivot bracket'
      RFF+ON:4600099'
      RFF+AAN:0051'
      SCC+1++D'
      QTY+113:120:PCE'
      DTM+2:${first}:102'
      SCC+1++D'
      QTY+113:80:PCE'
      DTM+2:${second}:102'
      UNT+19+1'
      UNZ+1+TOUR-D1'
      """;

  private static final String DELJIT =
      """
      UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+${now}+TOUR-J1'
      UNH+1+DELJIT:D:97A:UN'
      BGM+242+7701+9'
      DTM+137:${today}0700:203'
      NAD+BY+HENGYUE::92'
      NAD+SU+JIAXIN::92'
      NAD+ST+PLANT1::92'
      SEQ+1'
      LIN+1++HY-24099:IN'
      RFF+ON:4600099'
      QTY+1:70:PCE'
      SCC+1'
      DTM+2:${first}0600:203'
      QTY+1:60:PCE'
      SCC+1'
      DTM+2:${first}1400:203'
      UNT+16+1'
      UNZ+1+TOUR-J1'
      """;

  private static final RunningHub HUB = RunningHub.busy();
  private static final Chromium CHROMIUM = Chromium.shared();

  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private final LocalDate tomorrow = today.plusDays(1);
  private final Oem hengyue = new Oem(HUB);

  @Test
  void a_release_appears_on_the_open_screen_and_its_confirmation_at_the_oem() {
    var screen = CHROMIUM.open(HUB, "sales@jiaxin", "/call-offs?part=HY-24099");
    screen.at("[data-testid=empty]").waitFor();
    var requests = screen.requests();
    var row = screen.at(line(tomorrow));

    var posted = Instant.now();
    assertThat(hengyue.post(dated(DELFOR)).path("outcome").asString()).isEqualTo("accepted");
    row.waitFor();
    var seen = Duration.between(posted, Instant.now());
    assertThat(requests)
        .as("the stream carries the rows; that somebody looks at the list is noted beside it")
        .allMatch(it -> it.contains("/api/v1/views"));
    System.out.println("DELFOR posted to visible: " + seen.toMillis() + " ms");
    assertThat(seen).isLessThan(Duration.ofSeconds(3));
    screen.says(line(tomorrow), "Jib pivot bracket", "Hengyue", "120");

    row.locator("input[type=checkbox]").check();
    screen.at("[data-testid=confirm]").click();
    screen.at("[data-testid=send-now]").click();
    screen.at(line(tomorrow) + "[data-state=committed]").waitFor();
    var lines =
        hengyue.until(
            "/api/v1/call-offs?part=HY-24099",
            it -> "committed".equals(it.at("/items/0/state").asString()),
            Duration.ofSeconds(2));
    assertThat(lines.at("/items/0/state").asString()).isEqualTo("committed");
    assertThat(lines.at("/items/0/promises/0/quantity").asString()).isEqualTo("120");
    assertThat(lines.at("/items/1/state").asString()).isEqualTo("open");

    screen.show("call-offs");
    row.locator("a").click();
    screen.at("[data-testid=schedule]").waitFor();
    screen.show("call-off");

    assertThat(hengyue.post(dated(DELJIT)).path("outcome").asString()).isEqualTo("accepted");
    String calledOff = "[data-testid=schedule-line][data-call-off='7701']";
    screen.says(calledOff + ":has-text('06:00')", "7701", "70");
    screen.says(calledOff + ":has-text('14:00')", "7701", "60");
    screen.says("[data-testid=schedule-line][data-due='" + tomorrow.plusDays(1) + "']", "80");
    screen.show("call-off-called-off");
    screen.page().goBack();
    screen.says(line(tomorrow) + "[data-call-off='7701']", "06:00", "7701");
    screen.show("call-offs-called-off");
  }

  private static String line(LocalDate due) {
    return "[data-testid=call-off-row][data-due='" + due + "']:has-text('HY-24099')";
  }

  private String dated(String message) {
    var day = DateTimeFormatter.BASIC_ISO_DATE;
    return message
        .replace("${now}", today.format(DateTimeFormatter.ofPattern("yyMMdd")) + ":0640")
        .replace("${today}", day.format(today))
        .replace("${first}", day.format(tomorrow))
        .replace("${second}", day.format(tomorrow.plusDays(1)));
  }
}
