package weft.api.certificate;

import static org.springframework.web.util.HtmlUtils.htmlEscape;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import weft.api.certificate.CertificateCheck.Checked;
import weft.api.certificate.CertificateCheck.Evidence;
import weft.language.Text;

/** The answer to a check as a page for phones, in both languages, without external resources. */
final class CheckPage {
  private static final String STYLE =
      """
      body{font:17px/1.5 system-ui,sans-serif;margin:0;background:#f4f5f7;color:#1b1f24}
      main{max-width:30rem;margin:0 auto;padding:2rem 1.25rem}
      section{background:#fff;border-radius:12px;border-top:6px solid #b42318;padding:1.25rem 1.5rem}
      section.genuine{border-color:#1a7f37}section.superseded,section.not-in-force{border-color:#9a6700}
      h1{font-size:1.6rem;line-height:1.25;margin:0 0 .75rem}h1 small{display:block;font-size:1.05rem;font-weight:400}
      section.ask{border-color:#3b5bdb}dt,label{font-size:.85rem;color:#57606a}dd{margin:0 0 .6rem;overflow-wrap:anywhere}p{font-size:.95rem}
      label{display:block;margin:0 0 .75rem}input{display:block;box-sizing:border-box;width:100%;font:inherit;font-size:1rem;color:#1b1f24;padding:.5rem .6rem;border:1px solid #8c959f;border-radius:6px}
      button{font:inherit;font-size:1rem;padding:.55rem 1.4rem;border:0;border-radius:6px;background:#3b5bdb;color:#fff}a{color:#3b5bdb}
      """;

  /** Allows only the page's own style and its own form. */
  static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + hash(STYLE)
          + "'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  @SuppressWarnings("InlineFormatString") // a constant, so that the page reads as one
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="zh">
      <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%1$s · %2$s</title><style>%3$s</style></head>
      <body><main><section class="%4$s">
      <h1>%1$s<small lang="en">%2$s</small></h1>
      <p>%5$s<br><span lang="en">%6$s</span></p>
      %7$s</section></main></body></html>
      """;

  @SuppressWarnings("InlineFormatString")
  private static final String ASKED =
      """
      <dl><dt>签发方 <span lang="en">Issuer</span></dt><dd>%s</dd>
      <dt>证书编号 <span lang="en">Certificate</span></dt><dd>%s</dd>%s</dl>
      <a href="/check">查验另一份 <span lang="en">Check another one</span></a>
      """;

  @SuppressWarnings("InlineFormatString")
  private static final String EVIDENCE =
      """

      <dt>证书日志 <span lang="en">Log of certificates</span></dt><dd>%s</dd>
      <dt>检查点 <span lang="en">Checkpoint</span></dt><dd>%d<br>%s</dd>
      <dt>记入时间（UTC） <span lang="en">Recorded (UTC)</span></dt><dd>%s</dd>
      <dt>证明 <span lang="en">Proof</span></dt><dd>%s<br><span lang="en">%s</span></dd>\
      """;

  private static final String FORM =
      """
      <form action="/check">
      <label>签发方代码 <span lang="en">Issuer's code</span><input name="issuer" required maxlength="200" autocomplete="off"></label>
      <label>证书编号 <span lang="en">Certificate number</span><input name="number" required maxlength="200" autocomplete="off"></label>
      <label>校验值 <span lang="en">SHA-256</span><input name="sha256" required maxlength="64" autocomplete="off"></label>
      <button>查验 <span lang="en">Check</span></button></form>
      """;

  private CheckPage() {}

  /** The input form for a visitor without a certificate's address. */
  static String form() {
    return page(
        "ask",
        new Text("Check a certificate", "查验质量证明书"),
        new Text(
            "Scan the QR code of the certificate, or copy what stands beside it.",
            "请扫描证书上的二维码，或照抄其旁所列内容。"),
        FORM);
  }

  static String of(Checked it) {
    String asked =
        ASKED.formatted(
            htmlEscape(it.issuer()),
            htmlEscape(it.number()),
            it.evidence() == null ? "" : evidence(it.evidence()));
    String standing = it.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return page(standing, said(it), meaning(it), asked);
  }

  private static String page(String kind, Text title, Text meaning, String rest) {
    return PAGE.formatted(title.zh(), title.en(), STYLE, kind, meaning.zh(), meaning.en(), rest);
  }

  private static String evidence(Evidence it) {
    Text proof =
        switch (it.proof()) {
          case VALID -> new Text("verified: the log has exactly this certificate", "已核验：日志中所记即此证书");
          case CHANGED ->
              new Text(
                  "it does not fit: the log was changed after it was sealed; do not rely on this"
                      + " certificate",
                  "核验不符：日志在封存后被改动，请勿采信此证书");
        };
    return EVIDENCE.formatted(
        htmlEscape(it.log()),
        it.checkpoint(),
        htmlEscape(it.root()),
        htmlEscape(it.recorded()),
        proof.zh(),
        proof.en());
  }

  private static Text said(Checked it) {
    return switch (it.state()) {
      case GENUINE -> new Text("Genuine", "证书真实有效");
      case NOT_IN_FORCE -> new Text("Not in force", "证书尚未生效");
      case SUPERSEDED -> new Text("Replaced", "证书已被替代");
      case REVOKED -> new Text("Revoked", "证书已作废");
      case UNKNOWN -> new Text("Unknown", "未查到此证书");
    };
  }

  private static Text meaning(Checked it) {
    return switch (it.state()) {
      case GENUINE ->
          new Text(
              "The issuer issued exactly this certificate, and it stands.",
              "签发方确曾签发该证书，内容一致，目前有效。");
      case NOT_IN_FORCE ->
          new Text(
              "It was issued, and the purchaser's representative has not validated it yet.",
              "该证书已签发，但尚待需方代表签署。");
      case SUPERSEDED ->
          new Text(
              "Another certificate stands for it; ask the issuer for that one.",
              "已有新证书替代，请向签发方索取。");
      case REVOKED -> new Text("The issuer took it back; do not rely on it.", "签发方已收回该证书，请勿采信。");
      case UNKNOWN ->
          new Text(
              "No certificate with this issuer, number and hash was issued here: it may be forged,"
                  + " or mistyped.",
              "平台上没有与此签发方、编号和校验值相符的证书：可能系伪造，或输入有误。");
    };
  }

  private static String hash(String text) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has SHA-256
    }
  }
}
