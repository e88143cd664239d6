package weft.api.shipment;

import static weft.api.paper.PaperSize.points;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.api.paper.Code128;
import weft.api.paper.DataMatrix;
import weft.api.paper.Paper;
import weft.api.paper.PaperSize;
import weft.api.problem.Language;
import weft.language.Text;
import weft.party.Organization;
import weft.party.Organization.Site;
import weft.projections.shipment.ShipmentRow;

/**
 * Labels of packages, one per sheet: 210 mm by 74 mm in the layout of the Global Transport Label
 * (VDA 4994, based on ISO 15394, as is GB/T 19946), or the same fields on A5. Each code is next to
 * its text.
 */
final class PackageLabelSheet {
  private static final float LEFT = 4;
  private static final float RIGHT = 206;
  private static final float MIDDLE = 78;
  private static final float THIRD = 152;
  private static final float THIN = 0.5f;
  private static final float PAD = 1.2f;
  private static final float WORD = 5.5f;

  /** The narrowest bar, in millimetres, that the scanners at a gate can read. */
  private static final float NARROWEST = 0.19f;

  private static final float WIDEST = 0.38f;
  private static final float QUIET_MODULES = 20;

  private final Paper paper;
  private final DeliveryNote note;
  private final NoteWords words;
  private final ShipmentRow shipment;
  private final float tall;
  private final float larger;

  PackageLabelSheet(Paper paper, PaperSize size, DeliveryNote note, NoteWords words) {
    this.paper = paper;
    this.note = note;
    this.words = words;
    shipment = note.shipment();
    tall = size.height() / PaperSize.GTL.height();
    larger = size == PaperSize.A5 ? 1.5f : 1;
  }

  void write(List<PackageLabel> labels, OutputStream out) throws IOException {
    boolean first = true;
    for (PackageLabel it : labels) {
      paper.sheet(first);
      write(it);
      first = false;
    }
    paper.saveBare(out);
  }

  private void write(PackageLabel it) {
    PackageLabel.Goods only = it.only();
    frame(LEFT, 3, RIGHT - LEFT, 68);
    line(LEFT, THIRD, 19);
    line(LEFT, THIRD, 39);
    line(LEFT, RIGHT, 53);
    upright(MIDDLE, 3, 19);
    upright(THIRD, 3, 53);
    upright(MIDDLE, 39, 53);
    upright(THIRD, 53, 71);
    lines(LEFT, 3, MIDDLE, 16, NoteWords.SHIP_FROM, from());
    lines(MIDDLE, 3, THIRD, 16, NoteWords.SHIP_TO, to(only));
    if (only == null) mixed(it);
    else goods(only);
    cell(
        LEFT,
        39,
        MIDDLE,
        NoteWords.NOTE,
        shipment.number(),
        11,
        Code128.of("16K" + shipment.number()));
    batch(only);
    matrix(it, only);
    plate(it);
    facts(it);
  }

  private void goods(PackageLabel.Goods it) {
    String part = it.line().part();
    float middle = 104;
    upright(middle, 19, 39);
    cell(LEFT, 19, middle, NoteWords.CUSTOMERS_PART, part, 17, Code128.of("P" + part));
    String quantity = it.quantity() + " " + words.unit(it.line().unit());
    cell(middle, 19, THIRD, NoteWords.QUANTITY, quantity, 17, Code128.of("Q" + it.quantity()));
  }

  /** Lists the parts of a mixed package, because no single part number applies. */
  private void mixed(PackageLabel it) {
    List<String> all = new ArrayList<>();
    for (PackageLabel.Goods one : it.goods())
      all.add(
          one.line().part()
              + (one.batch() == null ? "" : " · " + one.batch())
              + " · "
              + one.quantity()
              + " "
              + words.unit(one.line().unit()));
    lines(LEFT, 19, THIRD, 20, NoteWords.MIXED, all);
  }

  private void batch(PackageLabel.@Nullable Goods only) {
    String batch = only == null ? null : only.batch();
    cell(
        MIDDLE,
        39,
        THIRD,
        NoteWords.BATCH,
        batch == null ? "–" : batch,
        11,
        batch == null ? List.of() : Code128.of("1T" + batch));
  }

  private void matrix(PackageLabel it, PackageLabel.@Nullable Goods only) {
    String suppliers = only == null ? null : note.suppliersPart(only.line());
    String other = only == null || Objects.equals(suppliers, only.line().part()) ? null : suppliers;
    float side = 32 * Math.min(tall, 1.4f);
    DataMatrix code = DataMatrix.of(it.message(shipment.number(), other));
    if (code != null)
      paper.square(code, points(side), points((THIRD + RIGHT - side) / 2), down(4.5f));
    float below = 4.5f * tall + side + 3;
    List<String> lines = new ArrayList<>();
    if (other != null) lines.add(words.of(NoteWords.SUPPLIERS_PART) + " " + other);
    String name =
        only == null ? null : note.name(only.line().part(), words.language() == Language.CHINESE);
    if (name != null)
      lines.addAll(paper.wrapped(name, 7 * larger, points(RIGHT - THIRD - 2 * PAD)));
    put(lines, THIRD, below, 53 * tall, 7 * larger);
  }

  private void plate(PackageLabel it) {
    boolean sscc = it.unit().hasSscc();
    List<Integer> code = sscc ? Code128.ofSscc(it.unit().label()) : Code128.of(it.plate());
    Text word = it.holds() > 0 ? NoteWords.MASTER : NoteWords.PACKAGE;
    String label = sscc ? "(00) " + it.unit().label() : it.unit().label();
    cell(LEFT, 53, THIRD, 71, word, label, 11, code);
  }

  private void facts(PackageLabel it) {
    List<String> facts = new ArrayList<>();
    facts.add(words.of(NoteWords.PACKAGE_OF, it.number(), it.of()));
    if (it.holds() > 0) facts.add(words.of(NoteWords.HOLDS, it.holds()));
    if (it.unit().type() != null) facts.add(it.unit().type());
    if (it.unit().grossWeight() != null)
      facts.add(words.of(NoteWords.GROSS_WEIGHT) + " " + words.kilograms(it.unit().grossWeight()));
    if (shipment.shipped() != null)
      facts.add(words.of(NoteWords.SHIPPED) + " " + shipment.shipped());
    put(facts, THIRD, 53 * tall + 1, 71 * tall, 7.5f * larger);
  }

  private List<String> from() {
    return place(note.supplier(), shipment.supplier(), shipment.shipFrom(), null);
  }

  private List<String> to(PackageLabel.@Nullable Goods only) {
    String gate = only == null ? null : only.line().unloadingPoint();
    return place(note.buyer(), shipment.buyer(), shipment.shipTo(), gate);
  }

  private List<String> place(
      @Nullable Organization of, String code, @Nullable String at, @Nullable String gate) {
    List<String> lines = new ArrayList<>();
    lines.add(of == null ? code : words.of(of.name()));
    Site site = DeliveryNote.site(of, at);
    if (gate != null) lines.add(words.of(NoteWords.UNLOADING, gate));
    if (site == null) lines.add(at == null ? "–" : at);
    else {
      lines.add(words.of(site.name()) + " · " + site.code());
      if (site.address() != null) lines.addAll(words.address(site.address()));
    }
    return lines;
  }

  private void cell(
      float left, float top, float right, Text word, String text, float size, List<Integer> code) {
    cell(left, top, right, top == 19 ? 39 : 53, word, text, size, code);
  }

  /** Prints a heading, the value as text, and its code below. */
  private void cell(
      float left,
      float top,
      float right,
      float bottom,
      Text word,
      String text,
      float size,
      List<Integer> code) {
    float width = points(right - left - 2 * PAD);
    paper.text(words.of(word), WORD, points(left + PAD), down(top) + 7);
    float fitting = size * larger;
    while (fitting > 6 && paper.width(text, fitting) > width) fitting -= 0.5f;
    List<String> lines = paper.wrapped(text, fitting, width);
    float at = down(top) + 8 + fitting * 0.9f;
    for (String line : lines.subList(0, Math.min(lines.size(), 2))) {
      paper.text(line, fitting, points(left + PAD), at);
      at += fitting;
    }
    if (code.isEmpty()) return;
    float module = Math.min(points(WIDEST), width / (Paper.width(code, 1) + QUIET_MODULES));
    float from = at - fitting + fitting * 0.3f + 2;
    float height = down(bottom) - from - 3;
    if (module < points(NARROWEST) || height < points(4)) return;
    paper.bars(code, module, points(left + PAD) + QUIET_MODULES / 2 * module, from, height);
  }

  private void lines(
      float left, float top, float right, float height, Text word, List<String> lines) {
    paper.text(words.of(word), WORD, points(left + PAD), down(top) + 7);
    List<String> fitted = new ArrayList<>();
    for (String it : lines)
      fitted.addAll(paper.wrapped(it, 7 * larger, points(right - left - 2 * PAD)));
    put(fitted, left, top * tall + 2.2f, (top + height) * tall, 7 * larger);
  }

  /** Prints as many lines as fit; three dots where there are more. */
  private void put(List<String> lines, float left, float from, float until, float size) {
    float at = points(from);
    for (int i = 0; i < lines.size(); i++) {
      at += size * 1.15f;
      boolean last = at + size * 1.15f > points(until);
      boolean more = last && i + 1 < lines.size();
      paper.text(more ? lines.get(i) + " …" : lines.get(i), size, points(left + PAD), at);
      if (last) return;
    }
  }

  private float down(float millimetres) {
    return points(millimetres * tall);
  }

  private void frame(float left, float top, float width, float height) {
    paper.frame(points(left), down(top), points(width), down(height), THIN);
  }

  private void line(float from, float to, float top) {
    paper.rule(points(from), points(to), down(top), THIN);
  }

  private void upright(float x, float from, float to) {
    paper.frame(points(x), down(from), THIN, down(to) - down(from), THIN);
  }
}
