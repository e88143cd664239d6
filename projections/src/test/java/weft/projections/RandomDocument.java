package weft.projections;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import weft.desk.CommandGateway;
import weft.desk.DeskCommand.ApplyMessage;
import weft.desk.DeskCommand.RerunMessage;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Codes;
import weft.document.BusinessDocument.Kind;
import weft.document.BusinessDocument.Line;
import weft.document.BusinessDocument.Payable;
import weft.document.BusinessDocument.Price;
import weft.document.BusinessDocument.Reference;
import weft.document.BusinessDocument.Tax;
import weft.document.Measurement;
import weft.document.Nonconformance;
import weft.document.Packages;
import weft.document.ReceivedQuantities;
import weft.interchange.Correction;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.MessageResult;
import weft.interchange.MessageResult.Outcome;
import weft.interchange.Severity;
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.Partnership;

/** A despatch advice of one line and its order, both identified by a number. */
final class RandomDocument {
  /** Orders that documents mention; orders of the same numbers are placed, too. */
  static final List<String> ORDERS = IntStream.range(0, 7).mapToObj(it -> "PO-" + it).toList();

  private RandomDocument() {}

  static BusinessDocument of(Partnership between, int number) {
    String order = ORDERS.get(number % ORDERS.size());
    String despatch = "LS-" + number;
    return new BusinessDocument(
        Kind.DESPATCH_ADVICE,
        despatch,
        LocalDate.of(2026, 12, 1).plusDays(number % 20),
        between,
        List.of(new Reference(Reference.To.ORDER, order)),
        List.of(
            new Line(
                "1",
                "PART-" + number % 4,
                null,
                Quantity.of(number),
                "PCE",
                order,
                "10",
                despatch,
                BigDecimal.valueOf(number),
                9,
                number % 2 == 0
                    ? null
                    : new Price(BigDecimal.valueOf(number, 1), Quantity.of(100), null, false),
                null,
                List.of(
                    new Measurement(
                        "TR",
                        null,
                        null,
                        "ZC",
                        null,
                        null,
                        BigDecimal.ONE,
                        null,
                        null,
                        "P1",
                        null)),
                List.of(
                    new Nonconformance(
                        null,
                        "Y",
                        null,
                        null,
                        null,
                        List.of("Scratched"),
                        null,
                        null,
                        List.of(),
                        List.of())),
                null,
                number % 3 == 0
                    ? List.of(
                        new Packages(
                            2,
                            "KLT4314",
                            Quantity.of(number),
                            List.of("L-" + number),
                            false,
                            new Packages.Outer("PAL", List.of())))
                    : null,
                number % 4 == 0
                    ? new ReceivedQuantities(
                        Quantity.of(number), Quantity.of(1), null, null, null, null, null)
                    : null,
                null,
                null)),
        1,
        "CNY",
        new Payable(
            List.of(new Tax("VAT", BigDecimal.valueOf(13), null)),
            BigDecimal.valueOf(number),
            null),
        "PLANT1",
        LocalDate.of(2026, 12, 2),
        null,
        Codes.X12,
        List.of(BusinessDocument.Function.values()).get(number % 4),
        null,
        number % 2 == 0 ? null : LocalDate.of(2026, 12, 3),
        null,
        null);
  }

  /** A stored document that is later read differently, because a person corrected it. */
  static void putRight(CommandGateway counter, Arrival arrival, int number) {
    var kept = new MessageResult("RECADV", "D97A", "1", Outcome.KEPT, List.of());
    var noted = Fault.at(null, FaultCode.ORDER_UNKNOWN, Severity.NOTE, new Text("no order", "无订单"));
    var now = new MessageResult("RECADV", "D97A", "1", Outcome.KEPT, List.of(noted));
    Partnership between = arrival.between();
    counter.file(
        new ApplyMessage(
            arrival.provenance(arrival.id()),
            arrival.received(),
            1,
            kept,
            between,
            List.of(),
            false,
            true,
            of(between, number)));
    String correction = arrival.id() + "-corrected";
    counter.file(
        new RerunMessage(
            arrival.provenance(correction),
            arrival.received(),
            1,
            now,
            between,
            List.of(),
            false,
            false,
            new Text("misread", "误读"),
            new Correction(correction, correction),
            true,
            of(between, number + 1)));
  }
}
