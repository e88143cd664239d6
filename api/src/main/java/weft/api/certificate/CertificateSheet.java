package weft.api.certificate;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.api.paper.Paper;
import weft.api.paper.PaperTable;
import weft.api.paper.PaperTable.Column;
import weft.api.paper.QrCode;
import weft.certificate.CertificateType;
import weft.evidence.Checkpoint;
import weft.evidence.LogProof;
import weft.evidence.SignedNote;
import weft.language.Text;
import weft.party.Department;
import weft.party.Organization;
import weft.projections.certificate.CertificateRow;
import weft.projections.certificate.CertificateRow.Vouched;
import weft.projections.certificate.CertifiedResult;

/** A certificate as PDF, in Chinese and English side by side, as customers abroad expect it. */
final class CertificateSheet {
  private static final float PLAIN = 9;
  private static final float LABEL = 7.5f;
  private static final float LEADING = 12;
  private static final float MIDDLE = Paper.LEFT + (Paper.RIGHT - Paper.LEFT) / 2;
  private static final float GAP = 12;

  /** The edge of the QR code: 30 mm, which a phone reads at arm's length. */
  private static final float CODE = 85;

  /** The smallest module that a phone can read: 0.4 mm. */
  private static final float MODULE = 1.15f;

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /** The verifier finds both files by their types. */
  private static final String DOCUMENT_TYPE = "application/json";

  private static final String PROOF_TYPE = "text/plain";

  private final Paper paper;
  private final CertificateRow row;
  private final @Nullable Organization supplier;
  private final @Nullable Organization buyer;
  private final String check;
  private final LogProof evidence;

  CertificateSheet(
      Paper paper,
      CertificateRow row,
      @Nullable Organization supplier,
      @Nullable Organization buyer,
      String check,
      LogProof evidence) {
    this.paper = paper;
    this.row = row;
    this.supplier = supplier;
    this.buyer = buyer;
    this.check = check;
    this.evidence = evidence;
  }

  /**
   * Writes the pages, with the document and its proof enclosed.
   *
   * @param document the certificate's document, byte for byte
   */
  void write(byte[] document, OutputStream out) throws IOException {
    paper.archival(Long.parseUnsignedLong(row.sha256().substring(0, 16), 16));
    paper.enclose("certificate.json", DOCUMENT_TYPE, Paper.Relation.SOURCE, document);
    paper.enclose(
        "certificate.tlog-proof", PROOF_TYPE, Paper.Relation.SUPPLEMENT, evidence.bytes());
    head();
    fields(
        field("供方 Manufacturer", name(supplier, row.supplier())),
        field("需方 Customer", name(buyer, row.buyer())),
        field("零件（供方编号） Part, manufacturer's number", row.partnerPart()),
        field("零件（需方编号） Part, customer's number", row.part()),
        field("数量 Quantity", row.quantity() + " " + row.unit()),
        field("订单 Order", row.orderNumber()),
        field("技术要求 Specification", row.specification()),
        field("签发日期 Date of issue", row.issued()),
        field("替代证书 Replaces", row.replacesNumber()),
        field("补充证书 Supplements", row.supplementsNumber()));
    wide(field("炉号／批次 Heat or batch", goods()));
    if (row.inspections() != null)
      wide(field("检验单 Inspections", String.join(", ", row.inspections())));
    if (row.maker() != null)
      wide(
          field(
              "制造商证书 Certificate of the maker",
              "%s %s, SHA-256 %s"
                  .formatted(row.maker().issuer(), row.maker().number(), row.maker().sha256())));
    paper.rule(Paper.LEFT, Paper.RIGHT, 0, 0.8f);
    paper.down(8);
    if (!row.results().isEmpty()) results();
    if (row.concession() != null) wide(field("让步接收单号 Concession", row.concession()));
    if (row.statement() != null) wide(field("声明 Statement", row.statement()));
    for (Vouched it : row.validations()) validation(it);
    proof();
    paper.save(
        out,
        row.number(),
        (page, pages) -> "第 %d 页，共 %d 页  Page %d of %d".formatted(page, pages, page, pages));
  }

  private String goods() {
    return row.goods() == null
        ? String.join(", ", row.batches())
        : row.goods().stream()
            .map(it -> it.batch() + ": " + it.quantity() + " " + row.unit())
            .collect(joining(", "));
  }

  private void head() {
    Text type = CertificateType.of(row.type()).text();
    paper.text("质量证明书  Certificate", 16, Paper.LEFT, 16);
    paper.down(22);
    for (String line : paper.wrapped(row.number(), 14, Paper.RIGHT - Paper.LEFT)) {
      paper.text(line, 14, Paper.LEFT, 14);
      paper.down(18);
    }
    String named = type.zh().equals(type.en()) ? type.en() : type.zh() + " " + type.en();
    paper.text(named, 11, Paper.LEFT, 11);
    paper.textTo(said(standing()), 11, Paper.RIGHT, 11);
    paper.down(18);
    paper.rule(Paper.LEFT, Paper.RIGHT, 0, 0.8f);
    paper.down(4);
  }

  /**
   * The paper is the same for ever, so it tells no later state than the second validation: the code
   * leads to the present one.
   */
  private Text standing() {
    boolean signed =
        !CertificateType.of(row.type()).needsPurchaser()
            || row.validations().stream().anyMatch(it -> it.party().equals(row.buyer()));
    return signed
        ? new Text("issued", "已签发")
        : new Text("not in force: purchaser's validation missing", "尚未生效：待需方签署");
  }

  private record Field(String label, @Nullable String value) {}

  private static Field field(String label, @Nullable Object value) {
    return new Field(label, value == null || value.toString().isEmpty() ? null : value.toString());
  }

  private static String name(@Nullable Organization of, String code) {
    return of == null ? code : said(of.name()) + " (" + code + ")";
  }

  /** Two fields next to each other; absent fields take no space. */
  private void fields(Field... all) {
    List<Field> said = Stream.of(all).filter(it -> it.value() != null).toList();
    for (int i = 0; i < said.size(); i += 2)
      pair(said.get(i), i + 1 < said.size() ? said.get(i + 1) : field("", null));
  }

  private void pair(Field left, Field right) {
    float width = MIDDLE - Paper.LEFT - GAP;
    List<String> one = lines(left, width);
    List<String> other = lines(right, width);
    int lines = Math.max(one.size(), other.size());
    if (lines == 0) return;
    paper.need(LEADING * (lines + 1) + 4);
    write(left, one, Paper.LEFT);
    write(right, other, MIDDLE);
    paper.down(LEADING * (lines + 1) + 4);
  }

  /** A field of any length, which continues on the next page line by line. */
  private void wide(Field it) {
    List<String> lines = lines(it, Paper.RIGHT - Paper.LEFT);
    if (lines.isEmpty()) return;
    paper.need(LEADING * 2 + 6);
    paper.text(it.label(), LABEL, Paper.LEFT, LEADING - 3);
    paper.down(LEADING);
    for (String line : lines) {
      paper.need(LEADING);
      paper.text(line, PLAIN, Paper.LEFT, LEADING - 2);
      paper.down(LEADING);
    }
    paper.down(6);
  }

  private List<String> lines(Field it, float width) {
    return it.value() == null ? List.of() : paper.wrapped(it.value(), PLAIN, width);
  }

  private void write(Field it, List<String> lines, float x) {
    if (lines.isEmpty()) return;
    paper.text(it.label(), LABEL, x, LEADING - 3);
    for (int i = 0; i < lines.size(); i++)
      paper.text(lines.get(i), PLAIN, x, LEADING * (i + 2) - 2);
  }

  private void results() {
    var table =
        new PaperTable(
            paper,
            List.of(
                new Column("检验项目 Characteristic", 130, false),
                new Column("批次 Batch", 90, false),
                new Column("方法 Method", 90, false),
                new Column("要求 Required", 85, true),
                new Column("结果 Result", 70, true),
                new Column("单位 Unit", 50, true)));
    table.begin();
    for (CertifiedResult it : row.results())
      table.row(
          Stream.of(it.characteristic(), it.batch(), it.method(), limits(it), value(it), it.unit())
              .map(text -> List.of(text == null ? "" : text))
              .toList());
    table.end();
    paper.down(8);
  }

  private static String value(CertifiedResult it) {
    String said = it.value() == null ? String.valueOf(it.text()) : it.value().toPlainString();
    return it.outside() ? said + " *" : said;
  }

  private static String limits(CertifiedResult it) {
    String minimum = plain(it.minimum());
    String maximum = plain(it.maximum());
    if (minimum == null) return maximum == null ? "" : "≤ " + maximum;
    return maximum == null ? "≥ " + minimum : minimum + " – " + maximum;
  }

  private static @Nullable String plain(@Nullable BigDecimal limit) {
    return limit == null ? null : limit.toPlainString();
  }

  private void validation(Vouched it) {
    boolean own = it.party().equals(row.supplier());
    String label = own ? "供方签署 Validated by the manufacturer" : "需方签署 Validated by the purchaser";
    Text department = department(it.department());
    wide(
        field(
            label,
            "%s (%s), %s%s  %s UTC"
                .formatted(
                    it.name() == null ? it.person() : printed(it.name()),
                    it.person(),
                    it.function() == null ? "" : it.function() + ", ",
                    said(department),
                    MOMENT.format(it.at().atOffset(ZoneOffset.UTC)))));
  }

  /** A name, which is the same in both languages, or the text for an erased one. */
  private static String printed(Text name) {
    return name.zh().equals(name.en()) ? name.en() : said(name);
  }

  private static Text department(Department it) {
    return switch (it) {
      case INSPECTION -> new Text("inspection", "检验部门");
      case QUALITY -> new Text("quality", "质量部门");
      case PRODUCTION -> new Text("production", "生产部门");
      case SALES -> new Text("sales", "销售部门");
      case OTHER -> new Text("other department", "其他部门");
    };
  }

  private static String said(Text it) {
    return it.zh() + " " + it.en();
  }

  private void proof() {
    if (row.results().stream().anyMatch(CertifiedResult::outside))
      wide(field("", "* 超出限值，依据上述让步接收放行  outside its limits, released by the concession above"));
    var code = QrCode.of(check);
    float edge = Math.max(CODE, code.size() * MODULE);
    float x = Paper.LEFT + edge + GAP;
    var checkpoint = Checkpoint.of(SignedNote.of(evidence.checkpoint()).text());
    var address = field("查验真伪与当前状态 Check whether it is genuine and still holds", check);
    var hash = field("SHA-256 (RFC 8785)", row.sha256());
    var log =
        field(
            "证书日志，检查点 Log of certificates, checkpoint",
            checkpoint.origin() + ", " + checkpoint.size());
    float high = Math.max(edge, height(address, x) + height(hash, x) + height(log, x)) + LEADING;
    paper.need(high);
    paper.square(code, edge, Paper.LEFT, LEADING / 2);
    write(address, lines(address, Paper.RIGHT - x), x);
    paper.down(height(address, x));
    write(hash, lines(hash, Paper.RIGHT - x), x);
    paper.down(height(hash, x));
    write(log, lines(log, Paper.RIGHT - x), x);
    paper.down(high - height(address, x) - height(hash, x));
  }

  private float height(Field it, float x) {
    return LEADING * (lines(it, Paper.RIGHT - x).size() + 1) + 4;
  }
}
