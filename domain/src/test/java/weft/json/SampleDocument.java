package weft.json;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Reference;
import weft.document.Measurement;
import weft.document.Nonconformance;
import weft.document.Packages;
import weft.document.ReceivedQuantities;
import weft.document.Stock;
import weft.measure.Quantity;
import weft.party.Partnership;
import weft.party.PartyCode;

/** A document with every component filled. */
final class SampleDocument {
  static final BusinessDocument WHOLE =
      new BusinessDocument(
          BusinessDocument.Kind.DESPATCH_ADVICE,
          "LS-4712",
          LocalDate.of(2026, 11, 24),
          new Partnership(new PartyCode("HENGYUE"), new PartyCode("JIAXIN")),
          List.of(new Reference(Reference.To.ORDER, "4500012345")),
          List.of(
              new BusinessDocument.Line(
                  "1",
                  "4711/A",
                  "JX-88",
                  Quantity.of("12.5"),
                  "PCE",
                  "4500012345",
                  "10",
                  "LS-4712",
                  new BigDecimal("1250.5"),
                  14,
                  new BusinessDocument.Price(
                      new BigDecimal("10004"), Quantity.of(100), "KGM", true),
                  "0167S60",
                  List.of(
                      new Measurement(
                          "TR",
                          "68",
                          "016",
                          "ZC",
                          "Carbon",
                          "7",
                          new BigDecimal("0.04"),
                          new BigDecimal("0.01"),
                          new BigDecimal("0.08"),
                          "P1",
                          "9545891")),
                  List.of(
                      new Nonconformance(
                          "01",
                          "Y",
                          "1",
                          "71",
                          "ST 016",
                          List.of("Scratched", "on both sides"),
                          Quantity.of(2),
                          "PCE",
                          List.of(
                              new Measurement(
                                  "TR",
                                  null,
                                  null,
                                  "TH",
                                  null,
                                  null,
                                  new BigDecimal("4.7"),
                                  null,
                                  new BigDecimal("4.5"),
                                  "MMT",
                                  null)),
                          List.of(
                              new Nonconformance.Action(
                                  "1",
                                  "RT",
                                  List.of("at the supplier's cost"),
                                  Quantity.of(2),
                                  "PCE")))),
                  List.of(
                      new Stock(
                          "145", "2", "1", "HALL 7", Quantity.of(3), "PCE", "HENGYUE", "PLANT1")),
                  List.of(
                      new Packages(
                          5,
                          "KLT4314",
                          Quantity.of("2.5"),
                          List.of("S-1", "S-2"),
                          true,
                          new Packages.Outer("PALLET", List.of("M-1"), Quantity.of("412.5")),
                          Quantity.of("12.5"))),
                  new ReceivedQuantities(
                      Quantity.of(11),
                      Quantity.of(2),
                      Quantity.of(3),
                      Quantity.of(4),
                      Quantity.of(5),
                      Quantity.of(1),
                      Quantity.of(6)),
                  "AG-1",
                  "TOR 5")),
          1,
          "CNY",
          new BusinessDocument.Payable(
              List.of(
                  new BusinessDocument.Tax("VAT", new BigDecimal("13"), new BigDecimal("162.57"))),
              new BigDecimal("1413.07"),
              LocalDate.of(2026, 12, 24)),
          "PLANT1",
          LocalDate.of(2026, 11, 25),
          LocalDate.of(2026, 11, 27),
          BusinessDocument.Codes.X12,
          BusinessDocument.Function.REPLACEMENT,
          List.of(
              new BusinessDocument.Place(BusinessDocument.Place.What.TOTAL, null, 0, 22),
              new BusinessDocument.Place(BusinessDocument.Place.What.MEASUREMENT, 0, 1, 17)),
          LocalDate.of(2026, 11, 28),
          "JX1",
          Quantity.of("825"));

  private SampleDocument() {}
}
