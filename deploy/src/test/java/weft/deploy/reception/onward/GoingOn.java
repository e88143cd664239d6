package weft.deploy.reception.onward;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Function;
import weft.deploy.reception.SmallHub;
import weft.edi.InterchangeResult;
import weft.edi.profile.Rules;
import weft.event.Reaction;
import weft.history.store.EventJson;
import weft.history.store.HistoryReader;
import weft.json.EventTypes;
import weft.party.EdiRules;
import weft.party.EdiRules.Outbound;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.Profile;
import weft.party.Profile.UnknownPart;

/** A hub whose partners agreed on forwarding; the hub may process an event twice. */
public final class GoingOn implements AutoCloseable {
  public final SmallHub hub = new SmallHub();
  private final Function<SmallHub, Reaction> reaction;

  /**
   * Starts the reaction.
   *
   * @param reaction the hub's own, made again
   */
  public GoingOn(Function<SmallHub, Reaction> reaction) {
    this.reaction = reaction;
  }

  public static Outbound rule(String message, String release) {
    return new Outbound(message, release, null, null, null, null, null);
  }

  public void agree(String buyer, String supplier, Outbound... outbound) {
    var rules = Rules.agreed().outbound(List.of(outbound)).rules();
    agree(buyer, supplier, UnknownPart.LEARN, rules);
  }

  public void agree(String buyer, String supplier, UnknownPart unknown, EdiRules rules) {
    hub.agree(
        new Partnership(new PartyCode(buyer), new PartyCode(supplier)),
        new Profile(
            unknown, Profile.Acknowledgement.NEVER, true, false, false, null, null, rules, null));
  }

  public InterchangeResult apply(String text, String party) {
    return hub.apply(text.getBytes(ISO_8859_1), party);
  }

  /** Hands all events to the reaction again. */
  void again() {
    Reaction again = reaction.apply(hub);
    var history = new HistoryReader(hub.database().pools().writer(), new EventJson(EventTypes.ALL));
    for (var page = history.after(0, 1000); !page.events().isEmpty(); ) {
      page.events().stream().filter(it -> again.handles(it.payload())).forEach(again::react);
      page = history.after(page.last(), 1000);
    }
  }

  /** The messages sent because of an interchange, as receiver, message and state. */
  public List<String> sent(InterchangeResult of) {
    again();
    return hub.admin()
        .sql(
            "select receiver || ' ' || message_type || ' ' || state from weft.outbox"
                + " where in_answer_to = ? order by 1")
        .param(String.valueOf(of.id()))
        .query((row, _) -> requireNonNull(row.getString(1)))
        .list();
  }

  @Override
  public void close() {
    hub.close();
  }
}
