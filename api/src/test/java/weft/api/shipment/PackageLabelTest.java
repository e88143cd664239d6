package weft.api.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.FormatException;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.datamatrix.DataMatrixReader;
import com.google.zxing.oned.Code128Reader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.api.paper.PaperSize;
import weft.api.paper.Papers;
import weft.api.problem.Language;
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.Organization;
import weft.party.PartyCode;
import weft.projections.shipment.SentLine;
import weft.projections.shipment.ShipmentRow;
import weft.projections.shipment.ShipmentState;
import weft.shipment.HandlingUnit;

/** A scanner reads the same values from a printed label that are printed as text. */
class PackageLabelTest {
  private static final float DPI = 300;
  private static final Map<DecodeHintType, ?> HARDER = Map.of(DecodeHintType.TRY_HARDER, true);
  private static final Quantity ZERO = Quantity.ZERO;
  private static final Papers PAPERS = new Papers();
  private static final String SSCC = "340123450000000017";

  private static SentLine line(
      String part, @Nullable String suppliers, int quantity, String batch) {
    Quantity all = Quantity.of(quantity);
    return new SentLine(
        part, all, "PCE", batch, "LS-0042", "4500099", "10", null, ZERO, ZERO, ZERO, ZERO, all,
        null, suppliers, "GATE-7", null);
  }

  private static HandlingUnit box(
      String label, @Nullable String within, String part, int quantity, String batch) {
    return new HandlingUnit(
        label,
        "KLT6428",
        within,
        List.of(new HandlingUnit.Content(part, Quantity.of(quantity), batch)),
        Quantity.of(13));
  }

  private static DeliveryNote note(List<SentLine> lines, List<HandlingUnit> packages) {
    var row =
        new ShipmentRow(
            "Shipment:HENGYUE:JIAXIN:LS-0042:2026",
            "HENGYUE",
            "JIAXIN",
            "LS-0042",
            2026,
            "JX1",
            "PLANT1",
            LocalDate.of(2026, 12, 1),
            LocalDate.of(2026, 12, 3),
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
    return new DeliveryNote(
        row,
        company("JIAXIN", "Jiaxin Machining", "佳鑫机械", "JX1"),
        company("HENGYUE", "Hengyue Heavy Industry", "恒岳重工", "PLANT1"),
        Map.of(),
        Map.of());
  }

  private static Organization company(String code, String en, String zh, String site) {
    var address =
        new Organization.Address(
            new Text("8 Hengyue Road, Xingsha", "星沙街道恒岳路8号"),
            new Text("Changsha", "长沙市"),
            "410100",
            "CN");
    return new Organization(
        new PartyCode(code),
        new Text(en, zh),
        null,
        List.of(
            new Organization.Site(site, new Text("Plant 1", "一号工厂"), null, null, null, address)));
  }

  private static byte[] printed(DeliveryNote note, PaperSize size, Language language) {
    var labels = PackageLabel.of(note.shipment().packages(), note.shipment().lines(), null);
    return PAPERS.write(
        "labels",
        Locale.ENGLISH,
        size,
        (paper, out) ->
            new PackageLabelSheet(paper, size, note, new NoteWords(language)).write(labels, out));
  }

  private static BufferedImage sheet(byte[] pdf, int page) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFRenderer(document).renderImageWithDPI(page, DPI);
    }
  }

  private static BinaryBitmap bitmap(BufferedImage image) {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return new BinaryBitmap(
        new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));
  }

  /** In the order in which a scanner passes over a label: field by field. */
  private static Set<String> linear(BufferedImage label) {
    var texts = new TreeSet<String>();
    for (int[] field :
        new int[][] {
          {4, 19, 104, 39}, {104, 19, 152, 39}, {4, 39, 78, 53}, {78, 39, 152, 53}, {4, 53, 152, 71}
        }) {
      BufferedImage seen = part(label, field[0], field[1], field[2], field[3]);
      try {
        texts.add(new Code128Reader().decode(bitmap(seen), HARDER).getText());
      } catch (NotFoundException | FormatException _) {
        texts.add("nothing at " + field[0] + ", " + field[1]);
      }
    }
    return texts;
  }

  /** Millimetres of a label 74 mm high, whatever its size. */
  private static BufferedImage part(BufferedImage of, int left, int top, int right, int bottom) {
    float x = of.getWidth() / 210f;
    float y = of.getHeight() / 74f;
    return of.getSubimage(
        (int) (left * x) + 8,
        (int) (top * y) + 8,
        (int) ((right - left) * x) - 16,
        (int) ((bottom - top) * y) - 16);
  }

  private static String matrix(BufferedImage label) throws Exception {
    return new DataMatrixReader().decode(bitmap(part(label, 152, 3, 206, 40)), HARDER).getText();
  }

  @Test
  void every_code_of_a_label_says_what_stands_beside_it() throws Exception {
    DeliveryNote note =
        note(
            List.of(line("HY-4711-A", "JX-881", 48, "B-0815")),
            List.of(
                box("LS-0042-001", null, "HY-4711-A", 24, "B-0815"),
                box("LS-0042-002", null, "HY-4711-A", 24, "B-0815")));
    for (PaperSize size : List.of(PaperSize.GTL, PaperSize.A5)) {
      byte[] pdf = printed(note, size, Language.ENGLISH);
      Files.write(Path.of("target", "label-" + size + ".pdf"), pdf);
      BufferedImage second = sheet(pdf, 1);
      assertThat(second.getWidth()).as("%s is 210 mm wide", size).isBetween(2479, 2482);
      assertThat(linear(second))
          .as("%s", size)
          .containsExactlyInAnyOrder(
              "PHY-4711-A", "Q24", "16KLS-0042", "1TB-0815", "3SLS-0042-002");
      assertThat(matrix(second))
          .as("%s", size)
          .isEqualTo(
              "[)>\u001e06\u001d3SLS-0042-002\u001dPHY-4711-A\u001d1PJX-881\u001dQ24\u001d3QPCE"
                  + "\u001d1TB-0815\u001dK4500099\u001d16KLS-0042\u001e\u0004");
      try (var document = Loader.loadPDF(pdf)) {
        assertThat(document.getNumberOfPages()).isEqualTo(2);
        assertThat(new PDFTextStripper().getText(document))
            .contains("HY-4711-A", "24 pcs", "B-0815", "LS-0042-002", "JX-881", "Package 2 of 2")
            .contains("Unloading point: GATE-7", "Hengyue Heavy Industry", "Jiaxin Machining");
      }
    }
  }

  @Test
  void a_pallet_with_an_SSCC_has_a_master_label_with_all_that_is_in_it() throws Exception {
    DeliveryNote note =
        note(
            List.of(line("HY-4711-A", null, 24, "炉号7"), line("HY-99", null, 5, "B-1")),
            List.of(
                new HandlingUnit(SSCC, "PX", null, List.of(), Quantity.of(61)),
                box("K-1", SSCC, "HY-4711-A", 24, "炉号7"),
                box("K-2", SSCC, "HY-99", 5, "B-1")));
    byte[] pdf = printed(note, PaperSize.GTL, Language.CHINESE);
    Files.write(Path.of("target", "label-master.pdf"), pdf);
    BufferedImage master = sheet(pdf, 0);
    assertThat(linear(master)).contains("00" + SSCC, "16KLS-0042");
    assertThat(matrix(master)).contains("\u001dJ" + SSCC + "\u001d");
    try (var document = Loader.loadPDF(pdf)) {
      assertThat(new PDFTextStripper().getText(document))
          .contains("托盘标签", "内含 2 件", "混装", "(00) " + SSCC, "炉号7");
    }
    assertThat(linear(sheet(pdf, 1)))
        .as("no scanner reads Chinese")
        .contains("PHY-4711-A", "Q24", "nothing at 78, 39");
  }
}
