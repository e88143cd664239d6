package weft.edi.document;

import static java.util.Map.entry;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Kind;
import weft.edi.onward.NotWritable;
import weft.edi.reader.text.Envelope;
import weft.party.EdiRules.Outbound;

/**
 * Maps each message to the kinds of document it carries and to its writer. A new message needs one
 * method and one line here.
 */
public final class DocumentWriter {
  private static final Set<Kind> INVOICES =
      Set.of(
          Kind.INVOICE,
          Kind.SELF_BILLED_INVOICE,
          Kind.CREDIT_NOTE,
          Kind.SELF_BILLED_CREDIT_NOTE,
          Kind.DEBIT_NOTE);

  private static final Map<String, Form> BY_MESSAGE =
      Map.ofEntries(
          entry("DESADV", edifact(Set.of(Kind.DESPATCH_ADVICE), Edifact::desadv)),
          entry("856", x12(Set.of(Kind.DESPATCH_ADVICE), X12::shipNotice)),
          entry("RECADV", edifact(Set.of(Kind.RECEIPT_ADVICE), Edifact::recadv)),
          entry("861", x12(Set.of(Kind.RECEIPT_ADVICE), X12::receivingAdvice)),
          entry("INVRPT", edifact(Set.of(Kind.STOCK_REPORT), StockTold::invrpt)),
          entry("846", x12(Set.of(Kind.STOCK_REPORT), StockTold::inventoryAdvice)),
          entry("QALITY", edifact(Set.of(Kind.TEST_RESULTS), TestResults::qality)),
          entry("863", x12(Set.of(Kind.TEST_RESULTS), TestResults::report)),
          entry("842", x12(Set.of(Kind.NONCONFORMANCE), Nonconformances::report)),
          entry("INVOIC", edifact(INVOICES, Edifact::invoic)),
          entry("810", x12(INVOICES, X12::invoice)),
          entry("4913", new Form(Set.of(Kind.DESPATCH_ADVICE), Vda::despatch)),
          entry("4906", new Form(Set.of(Kind.INVOICE), LaidOutInvoice::write)),
          entry("4908", new Form(Set.of(Kind.SELF_BILLED_INVOICE), Vda::selfBilling)));

  private DocumentWriter() {}

  private record Form(Set<Kind> kinds, Writing writing) {}

  private interface Writing {
    byte[] write(StatedDocument stated, Outbound rule, Envelope ours);
  }

  private static Form edifact(Set<Kind> kinds, Consumer<EdifactMessage> message) {
    return new Form(
        kinds,
        (stated, rule, ours) -> {
          var writing = new EdifactMessage(stated, rule, ours);
          message.accept(writing);
          return writing.toBytes();
        });
  }

  private static Form x12(Set<Kind> kinds, Consumer<X12Set> set) {
    return new Form(
        kinds,
        (stated, rule, ours) -> {
          var writing = new X12Set(stated, rule, ours);
          set.accept(writing);
          return writing.toBytes();
        });
  }

  /**
   * The kinds of document that a message can carry; empty for a message the hub does not write
   * here.
   */
  public static Set<Kind> kinds(String message) {
    Form form = BY_MESSAGE.get(message);
    return form == null ? Set.of() : form.kinds();
  }

  /**
   * The rule whose message carries this kind of document; null if no rule does. If several do, the
   * one whose message carries the fewest kinds.
   */
  public static @Nullable Outbound rule(List<Outbound> agreed, Kind kind) {
    return agreed.stream()
        .filter(it -> kinds(it.message()).contains(kind))
        .min(Comparator.comparingInt(it -> kinds(it.message()).size()))
        .orElse(null);
  }

  /**
   * Writes the whole interchange.
   *
   * @throws NotWritable if the receiver would read something other than the sender stated
   */
  public static byte[] write(StatedDocument stated, Outbound rule, Envelope ours) {
    Form form = BY_MESSAGE.get(rule.message());
    if (form == null) throw new IllegalArgumentException(rule.message());
    NotWritable.requireTable(rule);
    return form.writing().write(stated, rule, ours);
  }
}
