package weft.api.description;

import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Texts of parameters that many operations share. A controller's own description takes precedence.
 */
final class ParameterTexts {
  private static final Map<String, String> TEXTS =
      Map.ofEntries(
          Map.entry(
              "id", "As lists give it: base64url of the stream id, or an interchange's UUID."),
          Map.entry(
              "as",
              "The side to look from, for a party that buys and sells; its default side without."
                  + " An auditor sees what was granted to it."),
          Map.entry("schedule", "Only lines of this schedule: its id."),
          Map.entry("part", "Only this part; in call-offs a piece of its number or description."),
          Map.entry("buyer", "Only with this buyer: a party's code."),
          Map.entry("supplier", "Only with this supplier: a party's code."),
          Map.entry("site", "Only for this receiving site: its code."),
          Map.entry("message", "Counts the messages of the interchange from 1."),
          Map.entry(
              "number",
              "Only orders or documents whose number contains this; of a chain, the order's or"
                  + " agreement's number."),
          Map.entry(
              "kind",
              "Only of this kind. Alerts: overdue-theirs, overdue-ours, sequence-gap,"
                  + " reference-reused, rejected-by-partner, message-held,"
                  + " message-contradicted, firm-cut, set-aside, certificate-expires."
                  + " Documents: order-response, call-off,"
                  + " despatch-advice, receipt-advice, stock-report, test-results, nonconformance,"
                  + " invoice, self-billed-invoice, credit-note, self-billed-credit-note,"
                  + " debit-note, other-invoice."),
          Map.entry("interchange", "Only what came with this interchange: its id."),
          Map.entry("order", "Only what belongs to the order of this number."),
          Map.entry(
              "segment",
              "Only what this segment says, or the item that it begins; of one before the first"
                  + " item, all of its message. Counted from UNB or ISA = 1."),
          Map.entry("since", "The first day, in UTC; 29 days before the last without it."),
          Map.entry("until", "The last day, in UTC; today without it."),
          Map.entry(
              "state",
              "Only in this state. Call-offs: open, committed, short, changed. Orders: open,"
                  + " proposed, answered, confirmed, refused, cancelled. Alerts: open, ended."),
          Map.entry(
              "changed",
              "true: only lines whose `change` is not `same`, all lines of a first release among"
                  + " them; false: only the others."),
          Map.entry("dueFrom", "Only lines due on this day or later."),
          Map.entry("dueUntil", "Only lines due on this day or earlier."),
          Map.entry(
              "silentFrom", "Only lines that silence accepts at this moment or later, as agreed."),
          Map.entry("silentUntil", "Only lines that silence accepts at this moment or earlier."),
          Map.entry(
              "limit",
              "Most items on a page: 1 to 500, 50 without; below and above the nearest is taken."),
          Map.entry(
              "cursor",
              "Where the page begins: `next` of the page before, from the same list, party and"
                  + " side."),
          Map.entry(
              "asOf",
              "An instant in the past (ISO 8601): what was known then. Without it, what is known"
                  + " now."),
          Map.entry(
              "at",
              "A position, instead of `asOf`: what was known once the event there was recorded; the"
                  + " same answer for ever."),
          Map.entry(
              "atLeast",
              "Show at least what happened up to this position, such as that of one's own write:"
                  + " waits for it, at most a second."),
          Map.entry("release", "Show this release, with `against`; `call-off/7` is call-off 7."),
          Map.entry("against", "Compare with this release, with `release`."),
          Map.entry(
              "outcome",
              "Only these. In: accepted, partly, rejected, held, pending, contradicted (in one of"
                  + " its messages at least). Out: waiting, sent, delivered, failed, dead,"
                  + " unwritten; and where the partner said so, acknowledged or rejected instead."),
          Map.entry(
              "partner",
              "Only with this party on either end, or concerned by a message: its code."),
          Map.entry(
              "direction",
              "in: handed in by a party; out: written by the hub, with the state of delivery, which"
                  + " has no past. Both without."),
          Map.entry("type", "What the type of a message in it begins with: DELFOR, ORD."),
          Map.entry("reference", "Only those whose control reference contains this."),
          Map.entry("inAnswerTo", "Only what the hub wrote in answer to this interchange: its id."),
          Map.entry("version", "This version, counted from 1; without it, the one in force."),
          Map.entry("reason", "Why, in 1 to 500 characters: both partners read it."),
          Map.entry(
              "charset",
              "Decode as this: GB18030. Without it, in the charset that the partner writes in."),
          Map.entry("faulty", "true: only segments with faults."),
          Map.entry("from", "The number of the segment to begin with; 1 is UNB or ISA."),
          Map.entry(
              "If-Match",
              "The version that was seen, from `ETag`: \"12\". Nobody's change is overwritten."),
          Map.entry(
              "Idempotency-Key",
              "1 to 200 characters of one's own choice, fresh for each request: a repetition with"
                  + " the same body is given the first answer and changes nothing, for ever."),
          Map.entry("view", "The view, by its name: call-off-board."),
          Map.entry(
              "after",
              "Go on after this: `next` of the page before, or the id of any change, of a page or a"
                  + " server-sent event. 0 begins with all that is known. Without it there is"
                  + " nothing yet, and `next` goes on from now."),
          Map.entry(
              "Last-Event-ID",
              "Go on after this event's id, or after `next` of a page of changes; without it, from"
                  + " now on."));
  private static final Map<String, List<String>> VALUES =
      Map.of("as", List.of("buyer", "supplier"), "direction", List.of("in", "out"));

  private ParameterTexts() {}

  /**
   * Adds the text to a parameter.
   *
   * @throws IllegalStateException if it has no text yet
   */
  static void describe(Parameter it) {
    String text = it.getDescription() != null ? it.getDescription() : TEXTS.get(it.getName());
    if (text == null) throw new IllegalStateException("Say what the parameter means: " + it);
    it.setDescription(text);
    List<String> values = VALUES.get(it.getName());
    // Creates a new schema, because all parameters of a type share the existing one.
    boolean own = it.getSchema() != null && it.getSchema().getEnum() != null;
    if (values != null && !own) it.setSchema(text(values));
    if (it.getName().equals("limit")) it.setSchema(limit());
  }

  private static Schema<?> text(List<String> values) {
    var schema = new Schema<String>();
    schema.addType("string");
    schema.setEnum(values);
    return schema;
  }

  private static Schema<?> limit() {
    var schema = new Schema<Integer>();
    schema.addType("integer");
    schema.setMinimum(BigDecimal.ONE);
    schema.setMaximum(BigDecimal.valueOf(500));
    schema.setDefault(50);
    return schema;
  }
}
