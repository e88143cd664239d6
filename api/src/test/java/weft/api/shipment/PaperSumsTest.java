package weft.api.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import weft.api.paper.PaperSize;
import weft.api.paper.Papers;
import weft.api.problem.Language;
import weft.measure.Quantity;
import weft.projections.shipment.SentLine;
import weft.projections.shipment.ShipmentRow;
import weft.projections.shipment.ShipmentState;
import weft.shipment.HandlingUnit;

/** The totals at the foot of printed papers are the sums of the printed lines. */
class PaperSumsTest {
  private static final Papers PAPERS = new Papers();
  private static final Pattern AMOUNT = Pattern.compile("([0-9.]+) (pcs|kg)");
  private static final List<String> UNITS = List.of("PCE", "EA", "C62", "H87", "PC", "KGM");

  private static SentLine line(int number, Quantity quantity, String unit) {
    Quantity none = Quantity.ZERO;
    return new SentLine(
        "HY-" + number,
        quantity,
        unit,
        null,
        null,
        null,
        null,
        "A-1",
        none,
        none,
        none,
        none,
        quantity,
        null,
        null,
        null,
        null);
  }

  private static DeliveryNote note(List<SentLine> lines, List<HandlingUnit> packages) {
    var row =
        new ShipmentRow(
            "Shipment:HENGYUE:JIAXIN:LS-1:2026",
            "HENGYUE",
            "JIAXIN",
            "LS-1",
            2026,
            "JX1",
            "PLANT1",
            LocalDate.of(2026, 12, 1),
            null,
            ShipmentState.IN_TRANSIT,
            null,
            lines.size(),
            lines,
            packages,
            List.of(),
            List.of(),
            List.of(),
            0,
            0,
            Instant.EPOCH,
            null,
            null,
            null,
            null,
            null,
            null,
            1,
            1);
    return new DeliveryNote(row, null, null, Map.of(), Map.of());
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static Map<String, Quantity> amounts(String text) {
    Map<String, Quantity> sums = new TreeMap<>();
    AMOUNT
        .matcher(text)
        .results()
        .forEach(it -> sums.merge(it.group(2), Quantity.of(it.group(1)), Quantity::plus));
    return sums;
  }

  private static List<SentLine> lines(Random random) {
    List<SentLine> lines = new ArrayList<>();
    int count = 1 + random.nextInt(30);
    for (int i = 0; i < count; i++)
      lines.add(
          line(
              i,
              Quantity.of(1 + random.nextInt(5_000) + (random.nextBoolean() ? "" : ".25")),
              UNITS.get(random.nextInt(UNITS.size()))));
    lines.add(line(count, Quantity.of(1), "PCE"));
    return lines;
  }

  @Test
  void the_totals_of_a_delivery_note_are_the_sums_of_its_lines_and_a_piece_is_a_piece()
      throws IOException {
    for (int seed = 1; seed <= 5; seed++) {
      DeliveryNote note = note(lines(new Random(seed)), List.of());
      String text =
          text(
              PAPERS.write(
                  "note",
                  Locale.ENGLISH,
                  (paper, out) ->
                      new DeliveryNoteSheet(
                              paper,
                              note,
                              new DeliveryNotes.Carriage(null, null),
                              new NoteWords(Language.ENGLISH))
                          .write(out)));
      int totals = text.indexOf("\nTotal ");
      String foot = text.substring(totals);
      assertThat(amounts(foot))
          .as("seed %d: %s", seed, text)
          .isEqualTo(amounts(text.substring(text.indexOf("Customer's part"), totals)));
      assertThat(AMOUNT.matcher(foot).results().map(it -> it.group(2)))
          .as("one total a unit")
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void the_labels_of_a_shipment_add_up_to_its_lines_and_a_pallet_to_its_boxes() throws IOException {
    for (int seed = 1; seed <= 3; seed++) {
      var random = new Random(seed);
      List<SentLine> lines = lines(random).stream().limit(4).toList();
      List<HandlingUnit> packages = new ArrayList<>();
      packages.add(new HandlingUnit("PAL-1", "PX", null, List.of(), null));
      for (SentLine it : lines) {
        Quantity left = it.quantity();
        Quantity box = Quantity.of(1 + random.nextInt(2_000));
        for (int i = 0; left.isPositive(); i++) {
          Quantity held = left.exceeds(box) ? box : left;
          left = left.minus(held);
          packages.add(
              new HandlingUnit(
                  it.part() + "-" + i,
                  "KLT",
                  "PAL-1",
                  List.of(new HandlingUnit.Content(it.part(), held, null)),
                  null));
        }
      }
      List<PackageLabel> labels = PackageLabel.of(packages, lines, null);
      for (SentLine it : lines) {
        Quantity boxes = Quantity.ZERO;
        for (PackageLabel label : labels)
          for (PackageLabel.Goods goods : label.goods())
            if (label.unit().within() != null && goods.line().part().equals(it.part()))
              boxes = boxes.plus(goods.quantity());
        assertThat(boxes).as("seed %d: boxes of %s", seed, it.part()).isEqualTo(it.quantity());
      }
      DeliveryNote note = note(lines, packages);
      String master =
          text(
              PAPERS.write(
                  "label",
                  Locale.ENGLISH,
                  PaperSize.GTL,
                  (paper, out) ->
                      new PackageLabelSheet(
                              paper, PaperSize.GTL, note, new NoteWords(Language.ENGLISH))
                          .write(PackageLabel.of(packages, lines, "PAL-1"), out)));
      Map<String, Quantity> sent = new TreeMap<>();
      for (SentLine it : lines)
        sent.merge(it.unit().equals("KGM") ? "kg" : "pcs", it.quantity(), Quantity::plus);
      assertThat(amounts(master)).as("seed %d: %s", seed, master).isEqualTo(sent);
    }
  }
}
