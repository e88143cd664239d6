package weft.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static weft.filing.Interchanges.HENGYUE;
import static weft.filing.Interchanges.JIAXIN;
import static weft.filing.Interchanges.PARTNERSHIP;
import static weft.filing.Interchanges.PROVENANCE;
import static weft.filing.Interchanges.only;
import static weft.filing.Interchanges.received;
import static weft.filing.Interchanges.release;
import static weft.filing.Interchanges.schedule;
import static weft.scheduling.Schedules.FRIDAY;
import static weft.scheduling.Schedules.commitment;
import static weft.scheduling.Schedules.promise;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.agreement.IntroductionRefusal.CharsetUnknown;
import weft.agreement.IntroductionRefusal.CharsetUnusable;
import weft.agreement.PartnershipCommand.AgreeProfile;
import weft.agreement.PartyRefusal.NoSuchPartnership;
import weft.desk.DeskAnswer.Done;
import weft.desk.DeskCommand.Ask;
import weft.desk.DeskCommand.Introduce;
import weft.desk.DeskRefusal.KeyReused;
import weft.desk.DeskRefusal.Stale;
import weft.desk.RequestEvent.RequestAnswered;
import weft.event.Provenance;
import weft.event.Refusal;
import weft.event.Refused;
import weft.measure.Quantity;
import weft.party.PartyEvent.PartnershipAgreed;
import weft.party.Profile;
import weft.production.OutputLine;
import weft.production.ProductionScheduleCommand.PublishOutput;
import weft.production.ProductionScheduleId;
import weft.scheduling.DeliveryScheduleCommand.CommitCallOffs;
import weft.scheduling.ScheduleRefusal.NothingAnswered;
import weft.scheduling.ScheduleRefusal.NothingReleased;

/** The desk handles commands of people and clients. */
class DeskTest {
  private static final RequestKey REQUEST = new RequestKey(JIAXIN, "7f3c", "fingerprint");
  private final OpenDesk desk = new OpenDesk();

  DeskTest() {
    desk.tell(only(received("first", "aa"), release("A", 500)));
  }

  @Test
  void a_command_and_the_use_of_its_key_are_one_append() {
    assertThat(desk.tell(ask(REQUEST, 1))).isEqualTo(new Done(2));
    assertThat(desk.appends().getLast()).containsExactly(schedule("A").stream(), REQUEST.stream());
    assertThat(desk.events(REQUEST.stream()))
        .containsExactly(new RequestAnswered("fingerprint", 2));
  }

  @Test
  void a_repeated_request_gets_its_first_answer_and_changes_nothing() {
    var first = desk.tell(ask(REQUEST, 1));
    desk.tell(ask(null, 2));
    assertThat(desk.tell(ask(REQUEST, 1))).isEqualTo(first);
    assertThat(desk.events(schedule("A").stream())).hasSize(3);
  }

  @Test
  void a_key_used_for_something_else_is_refused() {
    desk.tell(ask(REQUEST, 1));
    refused(ask(new RequestKey(JIAXIN, "7f3c", "another"), 2), new KeyReused("7f3c"));
  }

  @Test
  void a_key_that_an_earlier_release_took_is_refused_for_something_else_too() {
    desk.tell(ask(new RequestKey(JIAXIN, "7f3c", "1:aa"), 1));
    refused(ask(new RequestKey(JIAXIN, "7f3c", "2:bb"), 2), new KeyReused("7f3c"));
  }

  @Test
  void two_parties_may_use_the_same_key() {
    desk.tell(ask(REQUEST, 1));
    assertThat(desk.tell(ask(new RequestKey(HENGYUE, "7f3c", "another"), 2)))
        .isEqualTo(new Done(3));
  }

  @Test
  void a_command_on_a_version_that_is_gone_is_refused() {
    desk.tell(ask(null, 1));
    refused(ask(null, 1), new Stale(1, 2));
    refused(ask(REQUEST, 7), new Stale(7, 2));
    assertThat(desk.events(REQUEST.stream())).isEmpty();
  }

  @Test
  void what_the_rules_refuse_uses_up_no_key() {
    var nothing = new CommitCallOffs(schedule("A"), "7", List.of());
    refused(new Ask(PROVENANCE, REQUEST, 1, nothing), new NothingAnswered());
    assertThat(desk.tell(ask(REQUEST, 1))).isEqualTo(new Done(2));
  }

  @Test
  void a_failed_append_leaves_the_turn_to_the_next() {
    desk.breakNextAppend();
    assertThatThrownBy(() -> desk.tell(ask(REQUEST, 1))).hasMessageContaining("The disk is full");
    assertThat(desk.tell(ask(REQUEST, 1))).isEqualTo(new Done(2));
  }

  @Test
  void what_is_not_there_is_not_stale_whatever_version_was_seen() {
    var commitments = List.of(commitment(FRIDAY, 500, promise(FRIDAY, 500)));
    for (long seen : new long[] {0, 1, 7})
      refused(
          new Ask(PROVENANCE, null, seen, new CommitCallOffs(schedule("NEVER"), "7", commitments)),
          new NothingReleased());
  }

  @Test
  void a_collision_with_another_hub_is_tried_again() {
    desk.failNextAppend(new ConcurrencyException("Another hub was faster"));
    assertThat(desk.counter().ask(ask(REQUEST, 1))).isEqualTo(2);
    assertThat(desk.events(schedule("A").stream())).hasSize(2);
  }

  @Test
  void a_refusal_reaches_the_counter_as_it_is_and_is_not_tried_again() {
    assertThatThrownBy(() -> desk.counter().ask(ask(null, 7)))
        .asInstanceOf(type(Refused.class))
        .extracting(Refused::refusal)
        .isEqualTo(new Stale(7, 1));
  }

  @Test
  void of_many_at_once_on_one_version_one_is_taken_and_the_others_are_stale() throws Exception {
    List<Callable<Boolean>> clicks =
        IntStream.range(0, 16).<Callable<Boolean>>mapToObj(_ -> this::isTaken).toList();
    try (var threads = Executors.newFixedThreadPool(8)) {
      List<Future<Boolean>> answers = threads.invokeAll(clicks);
      int taken = 0;
      for (Future<Boolean> it : answers) if (it.get()) taken++;
      assertThat(taken).isEqualTo(1);
    }
    assertThat(desk.events(schedule("A").stream())).hasSize(2);
  }

  private boolean isTaken() {
    try {
      desk.tell(ask(null, 1));
      return true;
    } catch (Refused e) {
      return false;
    }
  }

  @Test
  void saying_again_who_takes_part_changes_nothing_and_another_profile_is_recorded() {
    var plain =
        new Introduce(PROVENANCE, new PartnershipAgreed(PARTNERSHIP, Profile.PLAIN, null), null);
    assertThat(desk.tell(plain)).isEqualTo(new Done(1));
    assertThat(desk.tell(plain)).isEqualTo(new Done(1));
    assertThat(desk.tell(agreed("GB18030"))).isEqualTo(new Done(2));
    assertThat(desk.events("Partnership:HENGYUE:JIAXIN")).hasSize(2);
  }

  @Test
  void an_introduction_of_a_version_that_is_gone_is_refused_unless_it_says_what_is_known() {
    assertThat(desk.tell(seen(0, agreed("GBK")))).isEqualTo(new Done(1));
    assertThat(desk.tell(seen(0, agreed("GBK")))).as("said again").isEqualTo(new Done(1));
    refused(seen(0, agreed("GB18030")), new Stale(0, 1));
    assertThat(desk.tell(seen(1, agreed("GB18030")))).isEqualTo(new Done(2));
  }

  private static Introduce seen(long version, Introduce it) {
    return new Introduce(it.provenance(), it.event(), version);
  }

  @Test
  void a_charset_that_nothing_could_be_read_in_is_refused_when_it_is_agreed() {
    refused(agreed("NO-SUCH-CHARSET"), new CharsetUnknown("NO-SUCH-CHARSET"));
    refused(agreed("UTF-16"), new CharsetUnusable("UTF-16"));
    refused(agreed("IBM037"), new CharsetUnusable("IBM037"));
    assertThat(desk.events("Partnership:HENGYUE:JIAXIN")).isEmpty();
    assertThat(desk.tell(agreed("gbk"))).isEqualTo(new Done(1));
  }

  @Test
  void partners_agree_on_another_profile_and_no_introduction_said_again_takes_it_back() {
    var plain =
        new Introduce(PROVENANCE, new PartnershipAgreed(PARTNERSHIP, Profile.PLAIN, null), null);
    refused(agreeing("GBK", 0), new NoSuchPartnership());
    desk.tell(plain);
    assertThat(desk.tell(agreeing("GBK", 1))).isEqualTo(new Done(2));
    assertThat(desk.tell(agreeing("GBK", 2))).as("as it is already").isEqualTo(new Done(2));
    refused(agreeing("UTF-16", 2), new CharsetUnusable("UTF-16"));
    refused(agreeing("GB18030", 1), new Stale(1, 2));
    assertThat(desk.tell(plain)).isEqualTo(new Done(2));
    assertThat(desk.tell(agreed("GB18030"))).as("another word").isEqualTo(new Done(3));
  }

  @Test
  void an_event_that_says_who_may_see_it_is_theirs_alone() {
    var plan = new ProductionScheduleId(JIAXIN, "JX1", "JX-4711");
    var asked =
        new PublishOutput(
            plan,
            "PCE",
            FRIDAY,
            FRIDAY,
            List.of(new OutputLine(FRIDAY, null, Quantity.of(9), List.of())),
            List.of(HENGYUE));
    assertThat(desk.tell(new Ask(PROVENANCE, null, null, List.of(asked)))).isEqualTo(new Done(2));
    assertThat(desk.messages(plan.stream()))
        .extracting(it -> (Provenance) it.getMetaData().get(Provenance.KEY))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("command")
        .containsExactly(
            PROVENANCE.seenBy(Set.of(JIAXIN, HENGYUE)), PROVENANCE.seenBy(Set.of(JIAXIN)));
  }

  private static Ask agreeing(String charset, long version) {
    var introduced = (PartnershipAgreed) agreed(charset).event();
    return new Ask(
        PROVENANCE,
        null,
        version,
        new AgreeProfile(PARTNERSHIP, introduced.profile(), "they changed their system"));
  }

  private static Introduce agreed(String charset) {
    var profile =
        new Profile(
            Profile.UnknownPart.LEARN,
            Profile.Acknowledgement.ALWAYS,
            true,
            false,
            false,
            charset,
            null,
            null,
            null);
    return new Introduce(PROVENANCE, new PartnershipAgreed(PARTNERSHIP, profile, null), null);
  }

  private void refused(DeskCommand command, Refusal refusal) {
    int before = desk.appends().size();
    assertThatThrownBy(() -> desk.tell(command))
        .asInstanceOf(type(Refused.class))
        .extracting(Refused::refusal)
        .isEqualTo(refusal);
    assertThat(desk.appends()).hasSize(before);
  }

  private static Ask ask(@Nullable RequestKey request, long expectedVersion) {
    return new Ask(
        PROVENANCE,
        request,
        expectedVersion,
        new CommitCallOffs(
            schedule("A"), "7", List.of(commitment(FRIDAY, 500, promise(FRIDAY, 500)))));
  }
}
