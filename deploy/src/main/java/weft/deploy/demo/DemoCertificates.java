package weft.deploy.demo;

import static weft.deploy.demo.DemoNetwork.HENGYUE;
import static weft.deploy.demo.DemoNetwork.HONGZHU;
import static weft.deploy.demo.DemoNetwork.JIAXIN;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.certificate.CertificateCommand;
import weft.certificate.CertificateCommand.AcceptCertificate;
import weft.certificate.CertificateCommand.IssueCertificate;
import weft.certificate.CertificateCommand.RejectCertificate;
import weft.certificate.CertificateCommand.SupersedeCertificate;
import weft.certificate.CertificateContent;
import weft.certificate.CertificateId;
import weft.certificate.CertificateType;
import weft.certificate.FieldReason;
import weft.certificate.MeasuredResult;
import weft.certificate.Validation;
import weft.measure.PlainNumber;
import weft.measure.Quantity;
import weft.party.PartyCode;

/**
 * The demo's certificates: an accepted one; one for castings that replaces another with a wrong
 * carbon content; a rejected one; one for a pressure vessel that awaits the purchaser's validation;
 * and one for castings of which the customer's customer is the agreed inspector. The late barrels
 * have none, although one is agreed.
 */
record DemoCertificates(DemoDesk desk, LocalDate monday) {
  private static final String BOLTS = "HY-24031";
  private static final String CASTINGS = "HY-31020";
  private static final String BOOM = "HY-24017";
  private static final String VESSEL = "HY-52001";
  private static final String STEEL = "JB/T 5943 ZG31Mn2Si";

  /** The certificate type that the buyer requires with each delivery of a part. */
  static final Map<String, String> REQUIRED =
      Map.of(BOLTS, "3.1", DemoShipments.LATE, "3.1", CASTINGS, "3.1", VESSEL, "3.2");

  void issue() {
    LocalDate day = monday.minusDays(12);
    CertificateId bolts =
        issue(
            "JX-QC-2601",
            content(BOLTS, "3.1", day, 40, "B-2601", "GB/T 3098.1 10.9", tensile("1040", "1085")),
            null);
    buyer(bolts, new AcceptCertificate(bolts, HENGYUE));
    castings();
    CertificateId boom =
        issue(
            "JX-QC-2607",
            content(BOOM, "3.1", day, 4, "B-2607", "GB/T 16270 Q890D", tensile("940", "968")),
            null);
    buyer(
        boom,
        new RejectCertificate(
            boom,
            HENGYUE,
            List.of(
                new FieldReason(
                    "results", "缺少 -20 ℃ 冲击试验结果。 The impact test at -20 °C is missing."))));
    issue(
        "DC-QC-0031",
        content(VESSEL, "3.2", monday.minusDays(3), 1, "V-0031", "GB/T 150", pressure()),
        null);
    inspected();
  }

  /** The maker of the machine inspects the castings of its supplier's supplier. */
  private void inspected() {
    var id = new CertificateId(HONGZHU, "HZ-QC-2650");
    var validator = DemoPerson.with(login("quality", HONGZHU));
    var content =
        new CertificateContent(
            JIAXIN,
            CertificateType.of("3.2"),
            monday.minusDays(4),
            DemoMaking.CASTING,
            DemoMaking.CASTING,
            Quantity.of(110),
            "PCE",
            List.of(DemoMaking.HEAT),
            null,
            STEEL,
            null,
            chemistry("0.30"),
            new Validation(
                validator.code(), "检验代表 Inspection representative", validator.department()),
            null);
    ask(
        HONGZHU,
        "quality",
        "issue-" + id.number(),
        new IssueCertificate(id, content, null, HENGYUE));
  }

  private void castings() {
    LocalDate day = monday.minusDays(3);
    CertificateId wrong =
        issue(
            "HZ-QC-2644",
            content(CASTINGS, "3.1", day, 240, "G-2644", STEEL, chemistry("0.21")),
            null);
    issue(
        "HZ-QC-2644A",
        content(CASTINGS, "3.1", day.plusDays(1), 240, "G-2644", STEEL, chemistry("0.31")),
        wrong);
  }

  private CertificateId issue(
      String number, CertificateContent content, @Nullable CertificateId replaces) {
    PartyCode supplier = part(content.part()).schedule().supplier();
    var id = new CertificateId(supplier, number);
    ask(supplier, "quality", "issue-" + number, new IssueCertificate(id, content, replaces));
    if (replaces != null)
      ask(
          supplier,
          "quality",
          "replaced-" + number,
          new SupersedeCertificate(replaces, HENGYUE, content.supplierPart(), id));
    return id;
  }

  private void buyer(CertificateId id, CertificateCommand command) {
    ask(HENGYUE, "buyer", "answer-" + id.number(), command);
  }

  private void ask(PartyCode party, String who, String key, CertificateCommand command) {
    desk.ask(party, login(who, party), "demo-certificate-" + key, command);
  }

  private static String login(String post, PartyCode party) {
    return post + "@" + party.value().toLowerCase(Locale.ROOT);
  }

  private static CertificateContent content(
      String part,
      String type,
      LocalDate day,
      long quantity,
      String batch,
      String specification,
      List<MeasuredResult> results) {
    DemoPart of = part(part);
    var inspector = DemoPerson.with(login("quality", of.schedule().supplier()));
    return new CertificateContent(
        of.schedule().buyer(),
        CertificateType.of(type),
        day,
        part,
        of.supplierPart(),
        Quantity.of(quantity),
        "PCE",
        List.of(batch),
        null,
        specification,
        null,
        results,
        new Validation(inspector.code(), "检验代表 Inspection representative", inspector.department()),
        null);
  }

  private static List<MeasuredResult> tensile(String least, String measured) {
    return List.of(
        number("抗拉强度 Rm", "MPa", least, null, measured, "GB/T 228.1"),
        number("断后伸长率 A", "%", "9", null, "11.5", "GB/T 228.1"),
        number("硬度 Hardness HRC", null, "32", "39", "35.5", "GB/T 230.1"),
        said("外观 Visual inspection", "合格 passed"));
  }

  private static List<MeasuredResult> chemistry(String carbon) {
    return List.of(
        number("C", "%", null, "0.36", carbon, "GB/T 4336"),
        number("Si", "%", "0.60", "0.90", "0.74", "GB/T 4336"),
        number("Mn", "%", "1.20", "1.60", "1.38", "GB/T 4336"),
        number("P", "%", null, "0.035", "0.018", "GB/T 4336"),
        number("S", "%", null, "0.035", "0.012", "GB/T 4336"),
        number("硬度 Hardness HBW", null, "270", "330", "302", "GB/T 231.1"));
  }

  private static List<MeasuredResult> pressure() {
    return List.of(
        number("水压试验 Hydrostatic test", "MPa", "2.40", null, "2.45", "GB/T 150.4"),
        number("壁厚 Wall thickness", "mm", "11.7", null, "12.04", "GB/T 11344"),
        said("射线检测 Radiography", "合格 passed"));
  }

  private static MeasuredResult number(
      String characteristic,
      @Nullable String unit,
      @Nullable String minimum,
      @Nullable String maximum,
      String value,
      String method) {
    return new MeasuredResult(
        characteristic,
        unit,
        null,
        limit(minimum),
        limit(maximum),
        PlainNumber.of(value),
        null,
        method);
  }

  private static MeasuredResult said(String characteristic, String text) {
    return new MeasuredResult(characteristic, null, null, null, null, null, text, null);
  }

  private static @Nullable BigDecimal limit(@Nullable String number) {
    return number == null ? null : PlainNumber.of(number);
  }

  private static DemoPart part(String number) {
    return DemoPart.ALL.stream().filter(it -> it.number().equals(number)).findFirst().orElseThrow();
  }
}
