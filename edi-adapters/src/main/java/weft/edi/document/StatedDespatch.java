package weft.edi.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Function;
import weft.document.BusinessDocument.Kind;
import weft.document.BusinessDocument.Line;
import weft.document.BusinessDocument.Reference;
import weft.document.BusinessDocument.Reference.To;
import weft.shipment.Despatch;
import weft.shipment.DespatchLine;
import weft.shipment.ShipmentId;

/** The despatch advice for a shipment that the supplier recorded on the hub. */
record StatedDespatch(ShipmentId id, Despatch sent, Function function) {

  BusinessDocument document(LocalDate issued) {
    List<Line> lines = new ArrayList<>();
    Set<Reference> references = new LinkedHashSet<>();
    for (PackedLine it : PackedLine.of(sent)) {
      lines.add(line(it, lines.size() + 1));
      if (it.line().order() != null) references.add(new Reference(To.ORDER, it.line().order()));
      if (it.line().agreement() != null)
        references.add(new Reference(To.AGREEMENT, it.line().agreement()));
    }
    return new BusinessDocument(
        Kind.DESPATCH_ADVICE,
        id.number(),
        issued,
        id.partnership(),
        List.copyOf(references),
        List.copyOf(lines),
        lines.size(),
        null,
        null,
        sent.shipTo(),
        sent.shipped(),
        sent.arrives(),
        null,
        function,
        null,
        null,
        sent.shipFrom(),
        sent.weight());
  }

  private static Line line(PackedLine packed, int number) {
    DespatchLine it = packed.line();
    return new Line(
        Integer.toString(number),
        it.part(),
        it.supplierPart(),
        packed.quantity(),
        it.unit(),
        it.order(),
        it.orderLine(),
        it.deliveryNote(),
        null,
        0,
        null,
        packed.batch(),
        null,
        null,
        null,
        packed.packages().isEmpty() ? null : packed.packages(),
        null,
        it.agreement(),
        it.unloadingPoint());
  }
}
