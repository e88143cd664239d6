package weft.deploy.edi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.Oem;
import weft.deploy.RunningHub;
import weft.deploy.SampleFiles;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;
import weft.deploy.browser.Screen;
import weft.edi.outbox.Outbox;
import weft.edi.outbox.OutgoingInterchange;
import weft.edi.reader.text.EnvelopeParty;
import weft.edi.reader.text.ReaderOptions;
import weft.language.Text;

/**
 * Users follow an outgoing interchange to its end: a rejected one is no success, its life is shown,
 * and authorized users resend it; the parties concerned end alerts, and the sender reruns messages.
 */
@Tag("long")
@InChromium
class OutgoingScreenTest {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final String SENT = "[data-testid=interchange]";
  private static final String STEP = "[data-testid=step-of-life]";
  private static final String ALERT = "[data-testid=alert]:has-text('%s')";

  private final RunningHub hub = RunningHub.busy();
  private final Oem hengyue = new Oem(hub);
  private final Outbox outbox = hub.bean(Outbox.class);

  private static OutgoingInterchange letter(String cause) {
    return new OutgoingInterchange(
        null,
        cause,
        "JIAXIN",
        "HENGYUE",
        new EnvelopeParty("JIAXIN", "ZZ"),
        new EnvelopeParty("HENGYUE", "ZZ"),
        null,
        "DESADV",
        false,
        ReaderOptions.STANDARD.withCharset(GB18030));
  }

  /** A despatch advice that names its sender in the partner's characters. */
  private String despatch(String cause) {
    outbox.put(
        letter(cause),
        it ->
            SampleFiles.text("despatch-desadv-d96a-jiaxin-hengyue.edi")
                .replace("SAMPLE-7", it)
                .replace("LS-99001", "LS-" + cause)
                .replace("NAD+SU+JIAXIN::92'", "NAD+SU+JIAXIN::92++嘉信机械'")
                .getBytes(GB18030));
    return of(cause, "id::text");
  }

  private String of(String cause, String what) {
    return hub.superuser()
        .sql("select " + what + " from outbox where cause = ?")
        .param(cause)
        .query(String.class)
        .single();
  }

  private void judge(String number, String cause, String messages, int segments) {
    hengyue.post(
        "UNB+UNOC:3+HENGYUE:ZZ+JIAXIN:ZZ+261124:0800+%1$s'UNH+1+CONTRL:D:3:UN'UCI+%2$s+JIAXIN:ZZ+HENGYUE:ZZ+7'%3$sUNT+%4$d+1'UNZ+1+%1$s'"
            .formatted(number, of(cause, "reference"), messages, segments));
  }

  private Screen open(String user, String path) {
    return Chromium.shared().open(hub, user, path);
  }

  private static void say(Screen screen, String why) {
    screen.at("[data-testid=why-reason]").fill(why);
    screen.at("[data-testid=why-send]").click();
    screen.page().locator("[data-testid=why]").waitFor(gone());
  }

  private static com.microsoft.playwright.Locator.WaitForOptions gone() {
    return new com.microsoft.playwright.Locator.WaitForOptions()
        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED);
  }

  @Test
  void a_rejection_is_seen_by_its_sender_and_the_receiver_has_it_sent_again() {
    String id = despatch("OUT-1");
    String path = "/interchanges/" + id;
    var receiver = open("edi@hengyue", path);
    receiver.at(SENT + "[data-state=delivered]").waitFor();
    judge("OUT-C1", "OUT-1", "UCM+1+DESADV:D:96A:UN+4'UCS+13'UCD+12+2:2'", 6);

    var sender = open("edi@jiaxin", "/interchanges");
    String reference = of("OUT-1", "reference");
    String alert = ALERT.formatted(reference);
    sender.at(alert).waitFor();
    sender.says(alert, "rejected", reference);
    sender.at("[aria-label='From Weft'] [data-testid=step][data-state=rejected]").click();
    sender.at("[data-testid=interchange-row][data-id='" + id + "'][data-state=rejected]").waitFor();
    sender.show("outgoing-rejected");
    sender.at("[data-id='" + id + "'] a").click();
    sender.at(SENT + "[data-state=rejected]").waitFor();
    sender.says(SENT, "The partner rejected it");
    sender.says(STEP + "[data-kind=judged]", "The partner rejects it");
    assertThat(sender.page().locator("[data-testid=resend]").count())
        .as("what was delivered its receiver has sent again")
        .isZero();
    sender.at("[data-testid=view-segments]").click();
    sender.says("[data-testid=segment][data-number='14'][data-fault]", "QTY", "The partner says");
    sender.says("[data-testid=segments]", "嘉信机械");
    sender.at("[data-testid=view-raw]").click();
    sender.says("[data-testid=bytes]", "嘉信机械");
    assertThat(sender.at("[data-testid=charset]").inputValue()).startsWith("GB18030");
    sender.show("outgoing-raw");

    receiver.page().reload();
    receiver.at("[data-testid=resend]").click();
    receiver.says("[data-testid=why]", "a second time");
    say(receiver, "our translator was down");
    receiver.says(STEP + "[data-kind=resent]", "our translator was down", "王磊 Wang Lei");
    receiver.at(SENT + "[data-state=delivered]").waitFor();
    judge("OUT-C2", "OUT-1", "", 3);
    receiver.page().reload();
    receiver.at(SENT + "[data-state=acknowledged]").waitFor();
    receiver.says("[data-testid=life]", "Written", "rejects it", "accepts it");
    receiver.show("outgoing-life");

    sender.page().navigate(hub.url() + "/interchanges");
    sender.at("[data-testid=ended-alerts] summary").click();
    sender.says("[data-testid=ended-alert]:has-text('" + reference + "')", "It was acknowledged");
  }

  @Test
  void an_alert_is_ended_by_whom_it_concerns_and_who_did_so_stays_to_be_read() {
    hub.superuser()
        .sql(
            "insert into edi_alert (kind, subject, sender, receiver, reference) values"
                + " ('overdue-theirs', 'screen-test', 'JIAXIN', 'HENGYUE', 'OVERDUE-7')")
        .update();
    String alert = ALERT.formatted("OVERDUE-7");
    var owes = open("edi@hengyue", "/interchanges");
    owes.at(alert).waitFor();
    assertThat(owes.page().locator(alert + " [data-testid=alert-end]").count()).isZero();
    var waits = open("edi@jiaxin", "/interchanges");
    waits.speak("zh");
    waits.at(alert + " [data-testid=alert-end]").click();
    say(waits, "电话确认");
    waits.page().locator(alert).waitFor(gone());
    waits.at("[data-testid=ended-alerts] summary").click();
    waits.says("[data-testid=ended-alert]:has-text('OVERDUE-7')", "由 黄凯 Huang Kai 结束", "电话确认");
    waits.show("outgoing-alerts-ended");
  }

  @Test
  void alerts_are_read_page_by_page_and_one_is_taken_and_handed_back() {
    raise("overdue-theirs", "PAGED-FIRST");
    for (int i = 0; i < 9; i++) raise("overdue-theirs", "PAGED-" + i);
    raise("message-contradicted", "TAKEN-1");
    var screen = open("edi@jiaxin", "/interchanges");
    String taken = ALERT.formatted("TAKEN-1");
    screen.at(taken + " [data-testid=alert-take]").click();
    screen.says(taken, "黄凯 Huang Kai is handling it");
    screen.at(taken + " [data-testid=alert-give-back]").click();
    screen.at(taken + " [data-testid=alert-take]").waitFor();
    screen.says(taken, "Waiting for Jiaxin Machining");
    assertThat(screen.page().locator(ALERT.formatted("PAGED-FIRST")).count()).isZero();
    screen.at("[data-testid=more-alerts]").click();
    screen.at(ALERT.formatted("PAGED-FIRST")).waitFor();
  }

  /** Also after a failed test, because others of this hub read the first page of alerts. */
  @AfterEach
  void nobody_else_sees_the_alerts() {
    hub.superuser()
        .sql(
            "update edi_alert set ended_at = clock_timestamp() where subject like 'paged %' and"
                + " ended_at is null")
        .update();
  }

  private void raise(String kind, String reference) {
    hub.superuser()
        .sql(
            "insert into edi_alert (kind, subject, sender, receiver, reference) values (:kind,"
                + " 'paged ' || :reference, 'JIAXIN', 'HENGYUE', :reference)")
        .param("kind", kind)
        .param("reference", reference)
        .update();
  }

  @Test
  void a_message_put_right_is_run_again_from_a_file() {
    UnaryOperator<String> with =
        quantity ->
            """
            UNH+1+DELFOR:D:97A:UN'
            BGM+241+L1+5'
            DTM+137:202611230600:203'
            NAD+BY+HENGYUE::92'
            NAD+SU+JIAXIN::92'
            GIS+37'
            NAD+ST+PLANT1::92'
            LIN+1++SCREEN-AGAIN:IN'
            SCC+1++D'
            QTY+113:%s:PCE'
            DTM+2:20261201:102'
            UNT+12+1'
            """
                .formatted(quantity);
    String id =
        hengyue
            .post(
                "UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261124:0640+SCREEN-RERUN++++1'\n"
                    + with.apply("4x0")
                    + "UNZ+1+SCREEN-RERUN'\n")
            .path("id")
            .asString();
    var screen = open("edi@hengyue", "/interchanges/" + id);
    screen.at("[data-testid=rerun]").click();
    screen
        .page()
        .setInputFiles(
            "input[type=file]",
            new FilePayload("right.edi", "text/plain", with.apply("400").getBytes(ISO_8859_1)));
    screen.says("[data-testid=rerun-file]", "right.edi");
    say(screen, "told by phone");
    screen.at("[data-testid=message][data-outcome=applied]").waitFor();
    screen.says(STEP + "[data-kind=rerun]", "told by phone", "王磊 Wang Lei", "QTY+113:400:PCE");
    assertThat(screen.page().locator("[data-testid=rerun]").count()).isZero();
  }

  @Test
  void what_could_not_be_written_says_why_and_is_asked_for_again() {
    outbox.fail(letter("OUT-2"), new Text("X12 has no code for it.", "X12 没有对应代码。"));
    String path = "/interchanges/" + of("OUT-2", "id::text");
    var screen = open("edi@jiaxin", path);
    screen.says(SENT + "[data-state=unwritten]", "could not be created", "X12 has no code for it.");
    screen.at(STEP + "[data-kind=unwritten]").waitFor();
    screen.show("outgoing-unwritten");
    screen.at("[data-testid=rewrite]").click();
    screen.at("[data-testid=why-reason]").fill("the profile is right now");
    screen.at("[data-testid=why-send]").click();
    screen.says("[data-testid=why]", "nothing is to be written");
    assertThat(open("sales@jiaxin", path).page().locator("[data-testid=rewrite]").count())
        .as("not of the EDI people")
        .isZero();
  }
}
