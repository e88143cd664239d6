package weft.deploy.demo;

import static weft.deploy.demo.DemoNetwork.HENGYUE;
import static weft.deploy.demo.DemoNetwork.JIAXIN;

import java.time.LocalDate;
import java.util.List;
import weft.batch.BatchCommand.CertifyBatch;
import weft.batch.BatchCommand.CorrectBatch;
import weft.batch.BatchCommand.DeclareBatch;
import weft.batch.BatchId;
import weft.certificate.CertificateCommand.IssueCertificate;
import weft.certificate.CertificateContent;
import weft.certificate.CertificateId;
import weft.certificate.CertificateType;
import weft.certificate.GoodsOfBatch;
import weft.certificate.MeasuredResult;
import weft.certificate.Validation;
import weft.measure.PlainNumber;
import weft.measure.Quantity;

/**
 * A shift's bolts that were reported twice, so that a certificate took 240 where 120 were made. The
 * correction contradicts it, and the certificate is contested.
 */
record DemoDoubleReport(DemoDesk desk, LocalDate monday) {
  private static final BatchId BOLTS = new BatchId(JIAXIN, "JX-902", "B-2608");
  private static final CertificateId CERTIFICATE = new CertificateId(JIAXIN, "JX-QC-2608");
  private static final Quantity SHIFT = Quantity.of(120);
  private static final Quantity TWICE = Quantity.of(240);
  private static final String SHIFT_REPORT = "Demo:" + BOLTS.number() + "#1";
  private static final String SAME_SHIFT = "Demo:" + BOLTS.number() + "#2";

  void play() {
    report(SHIFT_REPORT);
    report(SAME_SHIFT);
    desk.ask(
        JIAXIN,
        "quality@jiaxin",
        "demo-double-certified",
        List.of(
            new IssueCertificate(CERTIFICATE, content(), null),
            new CertifyBatch(BOLTS, CERTIFICATE, TWICE, "PCE")));
    desk.ask(
        JIAXIN,
        "foreman@jiaxin",
        "demo-double-corrected",
        new CorrectBatch(BOLTS, SAME_SHIFT, Quantity.ZERO));
  }

  private void report(String source) {
    desk.ask(
        JIAXIN,
        "foreman@jiaxin",
        "demo-double-" + source,
        new DeclareBatch(BOLTS, SHIFT, "PCE", source, List.of()));
  }

  private CertificateContent content() {
    var inspector = DemoPerson.with("quality@jiaxin");
    var hardness =
        new MeasuredResult(
            "硬度 Hardness HRC",
            null,
            null,
            PlainNumber.of("32"),
            PlainNumber.of("39"),
            PlainNumber.of("35.0"),
            null,
            "GB/T 230.1");
    return new CertificateContent(
        HENGYUE,
        CertificateType.of("3.1"),
        monday.minusDays(8),
        "HY-24031",
        BOLTS.part(),
        TWICE,
        "PCE",
        List.of(BOLTS.number()),
        null,
        "GB/T 3098.1 10.9",
        null,
        List.of(hardness),
        new Validation(inspector.code(), "检验代表 Inspection representative", inspector.department()),
        null,
        List.of(new GoodsOfBatch(BOLTS.number(), TWICE)),
        null,
        null,
        null);
  }
}
