package weft.api.edi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.edi.outbox.LostStatement;
import weft.edi.outbox.Outgoing;
import weft.edi.outbox.OutgoingLife;
import weft.edi.outbox.OutgoingRow;
import weft.edi.outbox.OutgoingStep;
import weft.event.Provenance;
import weft.language.Text;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.PersonCode;

/**
 * The life of an outgoing interchange: written, sent as often as needed, judged by the partner, and
 * sent or written again on request.
 */
final class SentLife {
  private final Caller caller;
  private final OutgoingRow row;

  private SentLife(Caller caller, OutgoingRow row) {
    this.caller = caller;
    this.row = row;
  }

  /**
   * Its steps, oldest first, from the given one on; empty where no interchange with this id went
   * out.
   */
  static Optional<List<LifeStep>> of(
      JdbcClient db, PartyScope scope, Caller caller, UUID id, int from, int limit) {
    return Outgoing.find(db, scope, id)
        .map(
            row -> {
              var life = new SentLife(caller, row);
              List<OutgoingStep> first = OutgoingLife.steps(db, scope, id, 0, 1);
              List<LifeStep> steps = new ArrayList<>();
              boolean began = first.isEmpty() || !first.getFirst().kind().equals("unwritten");
              if (began && from == 0)
                steps.add(life.written(row.receivedAt()).losing(lost(db, scope, id)));
              int told = began ? 1 : 0; // steps that are not stored
              OutgoingLife.steps(db, scope, id, Math.max(0, from - told), limit - steps.size())
                  .forEach(
                      it ->
                          steps.add(
                              it.kind().equals("written")
                                  ? life.step(it).losing(lost(db, scope, id))
                                  : life.step(it)));
              return steps;
            });
  }

  private static List<LostStatement> lost(JdbcClient db, PartyScope scope, UUID id) {
    return Outgoing.lost(db, scope, List.of(id)).getOrDefault(id, List.of());
  }

  private LifeStep written(Instant at) {
    Text cause = SentTexts.written(row.messages().getFirst().type(), row.inAnswerTo() != null);
    return step("written", at, 1, null, cause, null, null, null, row.inAnswerTo());
  }

  private LifeStep step(OutgoingStep it) {
    Instant until = it.times() > 1 ? it.until() : null;
    return switch (it.kind()) {
      case "written" -> written(it.at());
      case "received", "acknowledged", "rejected" ->
          step(
              "judged",
              it.at(),
              it.times(),
              until,
              SentTexts.judged(it),
              it.kind(),
              null,
              null,
              it.interchange());
      case "resent", "rewritten" ->
          step(
              it.kind(),
              it.at(),
              1,
              null,
              SentTexts.asked(it.kind()),
              null,
              by(it),
              it.reason(),
              null);
      default ->
          step(
              it.kind(), it.at(), it.times(), until, SentTexts.carried(it), null, null, null, null);
    };
  }

  /** The actor of a step. Only the actor's own party and the operator see the person's name. */
  private Provenance.@Nullable Actor by(OutgoingStep it) {
    boolean operator = caller.is(Role.OPERATOR);
    String party = it.party();
    if (party == null) return null;
    boolean own = caller.party() != null && caller.party().value().equals(party);
    String by = own || operator ? it.by() : null;
    boolean person = by != null && PersonCode.isCode(by);
    return new Provenance.Actor(new PartyCode(party), person ? by : null, person ? null : by);
  }

  private static LifeStep step(
      String kind,
      Instant at,
      int times,
      @Nullable Instant until,
      Text cause,
      @Nullable String outcome,
      Provenance.@Nullable Actor by,
      @Nullable Text reason,
      @Nullable String other) {
    return new LifeStep(
        kind, at, times, until, cause, null, null, outcome, by, reason, false, null, List.of(),
        other, List.of());
  }
}
