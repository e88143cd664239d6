package weft.certificate;

import weft.certificate.CertificateEvent.CertificateAccepted;
import weft.certificate.CertificateEvent.CertificateIssued;
import weft.certificate.CertificateEvent.CertificateRejected;
import weft.certificate.CertificateEvent.CertificateRevoked;
import weft.certificate.CertificateEvent.CertificateSuperseded;
import weft.certificate.CertificateEvent.CertificateSupplemented;
import weft.certificate.CertificateEvent.CertificateValidated;
import weft.event.StreamType;
import weft.language.Text;

/** Declares certificates as a kind of stream. */
public final class Certifying {
  public static final StreamType<CertificateEvent> CERTIFICATE =
      StreamType.of(CertificateId.TYPE, CertificateEvent.class)
          .decidedBy(CertificateCommand.class, Certificate.NEW)
          .refusing(CertificateRefusal.class)
          .event("certificate-issued", CertificateIssued.class, Certifying::issued)
          .event(
              "certificate-superseded",
              CertificateSuperseded.class,
              it ->
                  new Text("Certificate %s was replaced by %s.", "证书 %s 已由 %s 替代。")
                      .with(it.certificate().number(), it.by().number()))
          .event(
              "certificate-supplemented",
              CertificateSupplemented.class,
              it ->
                  new Text("Certificate %2$s adds to certificate %1$s.", "证书 %2$s 补充了证书 %1$s。")
                      .with(it.certificate().number(), it.by().number()))
          .event(
              "certificate-validated",
              CertificateValidated.class,
              it ->
                  new Text("%s validated certificate %s: %s.", "%s 签署了证书 %s：%s。")
                      .with(it.party(), it.certificate().number(), it.validation().person()))
          .event(
              "certificate-accepted",
              CertificateAccepted.class,
              it ->
                  new Text("%s accepted certificate %s.", "%s 接受了证书 %s。")
                      .with(it.buyer(), it.certificate().number()))
          .event(
              "certificate-rejected",
              CertificateRejected.class,
              it ->
                  new Text("%s rejected certificate %s: %s", "%s 退回证书 %s：%s")
                      .with(it.buyer(), it.certificate().number(), it.reasons().getFirst().text()))
          .event(
              "certificate-revoked",
              CertificateRevoked.class,
              it ->
                  new Text("%s revoked certificate %s from %s: %s", "%s 自 %3$s 起作废证书 %2$s：%4$s")
                      .with(
                          it.certificate().supplier(),
                          it.certificate().number(),
                          it.from(),
                          it.reason()));

  private Certifying() {}

  private static Text issued(CertificateIssued it) {
    return new Text(
            "%s issued certificate %s (%s) for part %s to %s.",
            "%1$s 就零件 %4$s 向 %5$s 签发了证书 %2$s（%3$s）。")
        .with(
            it.certificate().supplier(),
            it.certificate().number(),
            it.content().type().text(),
            it.content().part(),
            it.content().buyer());
  }
}
