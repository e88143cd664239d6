package weft.edi.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.document.Documents.DAY;
import static weft.edi.document.Documents.HENGYUE;
import static weft.edi.document.Documents.JIAXIN;
import static weft.edi.document.Documents.rule;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Kind;
import weft.document.BusinessDocument.Line;
import weft.document.BusinessDocument.Payable;
import weft.document.BusinessDocument.Reference;
import weft.document.BusinessDocument.Reference.To;
import weft.document.LineBuilder;
import weft.edi.meaning.Meanings;
import weft.edi.meaning.Village;
import weft.edi.meaning.words.Correspondents;
import weft.edi.onward.OnwardAddresses;
import weft.edi.onward.TheirNames;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.EnvelopeParty;
import weft.measure.Quantity;
import weft.party.EdiRules.Outbound;
import weft.party.PartyCode;

/** Documents between HENGYUE and JIAXIN, written and read in VDA. */
final class VdaStatements {
  static final TheirNames NAMES =
      new TheirNames(Map.of("HY-1", "4711"), Map.of(), Map.of("PLANT1", "P1"), List.of());

  private VdaStatements() {}

  static Envelope envelope(Outbound rule, Kind kind, boolean test, @Nullable Charset in) {
    PartyCode from = Documents.sender(kind);
    PartyCode to = from.equals(JIAXIN) ? HENGYUE : JIAXIN;
    return new OnwardAddresses(
            new EnvelopeParty(from.value(), rule.message()),
            new EnvelopeParty(to.value(), rule.message()),
            test)
        .envelope(rule, "7", Documents.NOW, in);
  }

  static byte[] written(BusinessDocument it, String version, @Nullable Charset in) {
    String message = it.kind() == Kind.DESPATCH_ADVICE ? "4913" : "4908";
    Outbound rule = rule(message, version);
    var stated = new StatedDocument(it, Documents.sender(it.kind()), DAY, NAMES);
    return DocumentWriter.write(stated, rule, envelope(rule, it.kind(), false, in));
  }

  static BusinessDocument again(byte[] bytes, Kind kind) {
    ReadInterchange read = EdiReader.read(bytes);
    assertThat(read.allFaults()).as(new String(bytes, ISO_8859_1)).isEmpty();
    ReadMessage message = read.messages().getFirst();
    PartyCode sender = Documents.sender(kind);
    PartyCode receiver = sender.equals(JIAXIN) ? HENGYUE : JIAXIN;
    var meaning =
        requireNonNull(Meanings.BY_TYPE.get(message.type()))
            .toCommands(message, new Correspondents(Village.PLAIN, sender, receiver));
    assertThat(meaning.faults()).isEmpty();
    return requireNonNull(meaning.document());
  }

  static Line line(
      String number,
      String part,
      @Nullable String supplierPart,
      String quantity,
      String unit,
      @Nullable String order,
      @Nullable String despatchAdvice,
      @Nullable String amount,
      @Nullable String batch) {
    return LineBuilder.line(number, part)
        .supplierPart(supplierPart)
        .quantity(Quantity.of(quantity), unit)
        .order(order, null)
        .despatchAdvice(despatchAdvice)
        .amount(amount == null ? null : new Quantity(new BigDecimal(amount)).amount())
        .batch(batch)
        .build();
  }

  static Line kilos(String number, @Nullable String order, @Nullable String despatchAdvice) {
    return line(number, "HY-1", "JX-1", "2.5", "KGM", order, despatchAdvice, "12.5", null);
  }

  static BusinessDocument document(
      Kind kind, String number, @Nullable String shipTo, @Nullable Payable payable, Line... lines) {
    Set<Reference> references = new LinkedHashSet<>();
    for (Line it : lines)
      if (it.order() != null) references.add(new Reference(To.ORDER, it.order()));
    for (Line it : lines)
      if (it.despatchAdvice() != null)
        references.add(new Reference(To.DESPATCH_ADVICE, it.despatchAdvice()));
    boolean despatch = kind == Kind.DESPATCH_ADVICE;
    return Documents.of(kind, number)
        .references(List.copyOf(references))
        .lines(lines)
        .payable(despatch ? null : "CNY", payable)
        .shipTo(shipTo)
        .shipped(despatch ? DAY : null, despatch ? DAY.plusDays(2) : null)
        .build();
  }
}
