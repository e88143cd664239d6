package weft.edi.meaning.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Kind;
import weft.edi.meaning.words.IdocValues;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.NormalizedText;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.measure.Quantity;

/**
 * Reads DELVRY01 to DELVRY07 as business documents if they are despatch advices (MESTYP DESADV).
 * VBELN is the number, KDMAT the buyer's part, MATNR the supplier's part, E1EDL41 001 the buyer's
 * order.
 */
final class IdocDocument {
  private final MeaningFindings findings;
  private final DocumentDraft document;
  private final Map<String, LineDraft> items = new HashMap<>();
  private final List<Held> held = new ArrayList<>();
  private @Nullable LineDraft line;
  private Packing.@Nullable Pack unit;

  /** The quantity of an item in a handling unit. */
  private record Held(Packing.Pack unit, LineDraft item, @Nullable Quantity quantity) {}

  private IdocDocument(Kind kind, MeaningFindings findings) {
    this.findings = findings;
    this.document = new DocumentDraft(kind);
  }

  static DocumentDraft read(ReadMessage message, Kind kind, MeaningFindings findings) {
    var reading = new IdocDocument(kind, findings);
    Segment control = message.header();
    IdocValues.requireType(message, findings, "DESADV");
    reading.document.issued = IdocValues.day(control.value("CREDAT"));
    message.segments().forEach(reading::take);
    reading.pack();
    return reading.document;
  }

  private void take(Segment it) {
    switch (it.tag()) {
      case "E1EDL20" -> begin(it);
      case "E1ADRM1" -> {
        if (line == null && it.value("PARTNER_Q").equals("WE"))
          document.shipTo.take("ST", it.value("PARTNER_ID"));
      }
      case "E1EDT13" -> date(it);
      case "E1EDL24" -> item(it);
      case "E1EDL41" -> order(it);
      case "E1EDL37" -> handlingUnit(it);
      case "E1EDL44" -> held(it);
      default -> {}
    }
  }

  private void begin(Segment it) {
    document.number = IdocValues.number(it.value("VBELN"));
    document.unloadingPoint = it.value("ABLAD");
  }

  /** The planned goods issue (006) and arrival (007). */
  private void date(Segment it) {
    switch (it.value("QUALF")) {
      case "006" -> document.shipped = IdocValues.day(it.value("NTANF"));
      case "007" -> document.arrives = IdocValues.day(it.value("NTANF"));
      default -> {}
    }
  }

  private void item(Segment it) {
    LineDraft next = document.line(IdocValues.number(it.value("POSNR")), it);
    line = next;
    LineDraft before = items.putIfAbsent(next.number, next);
    if (before != null && !it.value("POSNR").isEmpty()) again(it, before);
    next.part = NormalizedText.number(it.value("KDMAT"));
    next.supplierPart = IdocValues.number(NormalizedText.number(it.value("MATNR")));
    int[] place = it.placeOf("LFIMG");
    if (place == null || it.value(place[0]).isEmpty()) return;
    BigDecimal number = findings.number(it, place[0], 0, "LFIMG").orElse(null);
    if (number == null) return;
    next.quantity = new Quantity(number);
    next.unit = IdocValues.unit(it.value("VRKME"));
  }

  /** Adds a fault: an item occurs once in a delivery, and a batch of it has its own number. */
  private void again(Segment it, LineDraft before) {
    findings.error(
        it,
        "POSNR",
        FaultCode.ITEM_REPEATED,
        "Item %s is in the delivery twice, first in segment %d."
            .formatted(before.number, before.segment),
        "项目 %s 在该交货单中出现两次，首次在第 %d 段。".formatted(before.number, before.segment));
  }

  private void order(Segment it) {
    var here = line;
    if (here == null || !it.value("QUALI").equals("001")) return;
    here.order = NormalizedText.number(it.value("BSTNR"));
    here.orderLine = IdocValues.number(it.value("POSEX"));
  }

  /** One package: EXIDV is its label, VHILM its packaging. */
  private void handlingUnit(Segment it) {
    line = null; // the following segments belong to no item
    unit = new Packing.Pack(document, 1, IdocValues.number(it.value("VHILM")), it.number());
    unit.label(IdocValues.number(it.value("EXIDV")), "");
  }

  /** The content of a handling unit. A nested handling unit (EXIDV) is no item. */
  private void held(Segment it) {
    var here = unit;
    var item = items.get(IdocValues.number(it.value("POSNR")));
    if (here == null || item == null) return;
    int[] place = it.placeOf("VEMNG");
    BigDecimal number =
        place == null || it.value(place[0]).isEmpty()
            ? null
            : findings.number(it, place[0], 0, "VEMNG").orElse(null);
    held.add(new Held(here, item, number == null ? null : new Quantity(number)));
  }

  private void pack() {
    Map<Packing.Pack, Long> lines =
        held.stream().collect(Collectors.groupingBy(Held::unit, Collectors.counting()));
    for (Held it : held) {
      boolean mixed = lines.getOrDefault(it.unit(), 1L) > 1;
      it.unit().each = it.quantity();
      document.pack(it.item(), it.unit().whole(mixed, null), it.unit().segment);
    }
  }
}
