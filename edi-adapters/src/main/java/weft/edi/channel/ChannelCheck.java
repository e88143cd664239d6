package weft.edi.channel;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.edi.as2.Certificates;
import weft.edi.outbox.AllowedAddresses;
import weft.language.Text;
import weft.party.Channel;
import weft.party.PartyCode;
import weft.party.PartyDirectory;

/**
 * Checks a channel's settings before use, for errors that would otherwise appear with the next
 * file: unreadable or expired certificates, AS2 names already in use, addresses that the hub must
 * not call, invalid keys.
 */
public final class ChannelCheck {
  private static final int MOST = 10;
  private static final Set<String> KEY_TYPES =
      Set.of(
          "ssh-ed25519",
          "ssh-rsa",
          "ecdsa-sha2-nistp256",
          "ecdsa-sha2-nistp384",
          "ecdsa-sha2-nistp521");

  private final PartyDirectory directory;
  private final AllowedAddresses outside;
  private final String hub;
  private final List<Finding> findings = new ArrayList<>();

  /** One error and its JSON pointer. */
  public record Finding(String pointer, String code, Text text) {}

  private ChannelCheck(PartyDirectory directory, AllowedAddresses outside, String hub) {
    this.directory = directory;
    this.outside = outside;
    this.hub = hub;
  }

  /** All errors of a channel; empty if the channel may be used. */
  public static List<Finding> of(
      PartyCode party, Channel it, PartyDirectory directory, ChannelRules rules, Instant now) {
    var check = new ChannelCheck(directory, rules.outside(), rules.hub());
    if (it.as2() != null) check.as2(party, it.as2(), now);
    if (it.sftp() != null) check.sftp(it.sftp());
    check.keys(it.sftpKeys(), "/sftpKeys");
    check.delivery(it);
    return List.copyOf(check.findings);
  }

  private void delivery(Channel it) {
    if (it.delivery() == Channel.Delivery.AS2 && (it.as2() == null || it.as2().url() == null))
      wrong("/as2/url", "url-missing", "Delivery by AS2 needs a URL.", "以 AS2 方式发送需要 URL。");
    if (it.delivery() == Channel.Delivery.SFTP && it.sftp() == null)
      wrong("/sftp", "server-missing", "Delivery by SFTP needs a server.", "以 SFTP 方式发送需要服务器。");
  }

  private void as2(PartyCode party, Channel.As2 it, Instant now) {
    if (!it.id().matches("[ -~]{1,128}") || it.id().isBlank())
      wrong(
          "/as2/id",
          "as2-id-invalid",
          "An AS2 name has 1 to 128 printable ASCII characters.",
          "AS2 标识为 1 至 128 个可打印 ASCII 字符。");
    boolean taken = directory.as2(it.id()).filter(other -> !other.equals(party)).isPresent();
    if (taken || it.id().equals(hub))
      wrong("/as2/id", "as2-id-taken", "This AS2 name is already in use.", "该 AS2 标识已被占用。");
    if (it.url() != null)
      outside
          .refuses(it.url())
          .ifPresent(why -> findings.add(new Finding("/as2/url", "url-refused", why)));
    certificates(it.certificates(), now);
  }

  private void certificates(List<String> pems, Instant now) {
    if (pems.isEmpty() || pems.size() > MOST)
      wrong(
          "/as2/certificates",
          "certificates-count",
          "AS2 needs 1 to 10 certificates: the signature is what proves the sender.",
          "AS2 需要 1 至 10 个证书：签名用于证明发送方身份。");
    for (int i = 0; i < pems.size(); i++) {
      String at = "/as2/certificates/" + i;
      try {
        certificate(Certificates.of(List.of(pems.get(i))).all().getFirst(), at, now);
      } catch (CertificateException e) {
        wrong(
            at,
            "certificate-unreadable",
            "This is not a certificate in PEM format.",
            "这不是 PEM 格式的证书。");
      }
    }
  }

  private void certificate(X509Certificate it, String at, Instant now) {
    if (!now.isBefore(it.getNotAfter().toInstant()))
      wrong(at, "certificate-expired", "This certificate has expired.", "该证书已过期。");
    boolean strong =
        switch (it.getPublicKey()) {
          case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= 2048;
          case ECPublicKey ec -> ec.getParams().getCurve().getField().getFieldSize() >= 256;
          default -> false;
        };
    if (!strong)
      wrong(
          at,
          "key-weak",
          "The key must be RSA of 2,048 bits or EC of 256 bits at least.",
          "密钥须为至少 2048 位 RSA 或至少 256 位 EC。");
  }

  private void sftp(Channel.SftpServer it) {
    outside
        .refusesHost(it.host())
        .ifPresent(why -> findings.add(new Finding("/sftp/host", "host-refused", why)));
    if (it.port() < 1 || it.port() > 65535)
      wrong("/sftp/port", "port-invalid", "The port must be 1 to 65535.", "端口范围为 1 至 65535。");
    if (!it.user().matches("[!-~]{1,64}"))
      wrong(
          "/sftp/user",
          "user-invalid",
          "A user name has 1 to 64 characters.",
          "用户名长度为 1 至 64 个字符。");
    if (it.hostKeys().isEmpty())
      wrong("/sftp/hostKeys", "host-key-missing", "The server's host key is required.", "需要服务器公钥。");
    keys(it.hostKeys(), "/sftp/hostKeys");
    folder(it.inbox(), "/sftp/inbox");
    folder(it.outbox(), "/sftp/outbox");
  }

  private void folder(@Nullable String path, String at) {
    if (path != null
        && (path.isBlank() || path.length() > 500 || path.chars().anyMatch(c -> c < 32)))
      wrong(at, "folder-invalid", "This is not a valid folder name.", "文件夹名称无效。");
  }

  private void keys(List<String> keys, String at) {
    if (keys.size() > MOST) wrong(at, "too-many-keys", "At most 10 keys.", "最多 10 个密钥。");
    for (int i = 0; i < keys.size(); i++)
      if (!isKey(keys.get(i)))
        wrong(
            at + "/" + i,
            "key-invalid",
            "A key is written as in authorized_keys: its type, base64, perhaps a comment.",
            "密钥须采用 authorized_keys 格式：类型、base64，可加注释。");
  }

  /** Checks that the key's type is the same before the key and inside it (RFC 4253 6.6). */
  static boolean isKey(String line) {
    String[] parts = line.strip().split("\\s+", 3);
    if (parts.length < 2 || !KEY_TYPES.contains(parts[0]) || line.indexOf('\n') >= 0) return false;
    try {
      byte[] blob = Base64.getDecoder().decode(parts[1]);
      byte[] type = parts[0].getBytes(US_ASCII);
      if (blob.length < 4 + type.length + 32) return false;
      for (int i = 0; i < type.length; i++) if (blob[4 + i] != type[i]) return false;
      return blob[3] == type.length && blob[0] == 0 && blob[1] == 0 && blob[2] == 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void wrong(String pointer, String code, String en, String zh) {
    findings.add(new Finding(pointer, code, new Text(en, zh)));
  }
}
