package weft.api.certificate;

import static org.springframework.web.util.HtmlUtils.htmlEscape;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import weft.api.certificate.CertificateCheck.Checked;
import weft.language.Text;

/** The answer to a check as a page for a phone, in both languages; nothing of it is loaded. */
final class CheckPage {
  private static final String STYLE =
      """
      body{font:17px/1.5 system-ui,sans-serif;margin:0;background:#f4f5f7;color:#1b1f24}
      main{max-width:30rem;margin:0 auto;padding:2rem 1.25rem}
      section{background:#fff;border-radius:12px;border-top:6px solid #b42318;padding:1.25rem 1.5rem}
      section.genuine{border-color:#1a7f37}section.superseded,section.not-in-force{border-color:#9a6700}
      h1{font-size:1.6rem;line-height:1.25;margin:0 0 .75rem}h1 small{display:block;font-size:1.05rem;font-weight:400}
      dt{font-size:.85rem;color:#57606a}dd{margin:0 0 .6rem;overflow-wrap:anywhere}p{font-size:.95rem}
      """;

  /** Allows this page its own style and nothing else. */
  static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + hash(STYLE)
          + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  @SuppressWarnings("InlineFormatString") // the page is read before the code around it
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="zh">
      <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%1$s · %2$s</title><style>%3$s</style></head>
      <body><main><section class="%4$s">
      <h1>%1$s<small lang="en">%2$s</small></h1>
      <p>%5$s<br><span lang="en">%6$s</span></p>
      <dl><dt>签发方 <span lang="en">Issuer</span></dt><dd>%7$s</dd>
      <dt>证书编号 <span lang="en">Certificate</span></dt><dd>%8$s</dd></dl>
      </section></main></body></html>
      """;

  private CheckPage() {}

  static String of(Checked it) {
    Text said = said(it);
    Text meaning = meaning(it);
    return PAGE.formatted(
        said.zh(),
        said.en(),
        STYLE,
        it.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        meaning.zh(),
        meaning.en(),
        htmlEscape(it.issuer()),
        htmlEscape(it.number()));
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
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
