package weft.verify;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weft.evidence.CertificateVerification;
import weft.evidence.Malformed;
import weft.evidence.OfflineVerification;
import weft.evidence.OfflineVerification.Known;
import weft.evidence.OfflineVerification.Verdict;

/**
 * {@code java -jar weft-verify.jar [--lang en|zh] EVENT PROOF POLICY [CHECKPOINT [CONSISTENCY]]} or
 * {@code certificate PDF POLICY [CHECKPOINT [CONSISTENCY]]}: prints one line and ends with 0
 * (valid), 10 (changed), 11 (forked), 12 (unknown key), 13 (not witnessed as the policy asks), 15
 * (malformed) or 2 (usage).
 */
public final class Verify {
  private static final int USAGE = 2;
  private static final String CERTIFICATE = "certificate";
  private static final long LONGEST = 128L * 1024 * 1024;

  private static final String HELP_EN =
      """
      Usage: java -jar weft-verify.jar [--lang en|zh] EVENT PROOF POLICY [CHECKPOINT [CONSISTENCY]]
             java -jar weft-verify.jar [--lang en|zh] certificate PDF POLICY [CHECKPOINT [CONSISTENCY]]
        EVENT        the saved answer of /api/v1/evidence/events/{position}
        PROOF        the saved answer of /api/v1/evidence/proofs/{position}
        PDF          a certificate as the hub made it
        POLICY       whose signatures count: /api/v1/evidence/policy, for certificates /api/v1/evidence/certificates/policy,
                     or better one of your own
        CHECKPOINT   a checkpoint that you have from elsewhere: from a witness, or saved before
        CONSISTENCY  /consistency?from=&to= of the same log between the two checkpoints; none where their sizes are equal
      Ends with 0 valid, 10 changed, 11 forked, 12 unknown key, 13 not witnessed, 15 malformed, 2 usage.
      """;

  private static final String HELP_ZH =
      """
      用法：java -jar weft-verify.jar [--lang en|zh] EVENT PROOF POLICY [CHECKPOINT [CONSISTENCY]]
            java -jar weft-verify.jar [--lang en|zh] certificate PDF POLICY [CHECKPOINT [CONSISTENCY]]
        EVENT        /api/v1/evidence/events/{position} 的返回内容
        PROOF        /api/v1/evidence/proofs/{position} 的返回内容
        PDF          平台生成的质量证明书
        POLICY       信任策略：/api/v1/evidence/policy，证书用 /api/v1/evidence/certificates/policy，最好用自己的一份
        CHECKPOINT   另行取得的检查点：来自见证方，或以前保存的
        CONSISTENCY  同一日志两个检查点之间的 /consistency?from=&to=；大小相同时不需要
      退出码：0 有效，10 已改动，11 历史分叉，12 密钥未知，13 见证不足，15 格式错误，2 用法不对。
      """;

  private Verify() {}

  public static void main(String[] arguments) {
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    var err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), Locale.getDefault(), out, err));
  }

  static int run(List<String> arguments, Locale locale, PrintStream out, PrintStream err) {
    var files = new ArrayList<>(arguments);
    boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    if (!files.isEmpty() && files.getFirst().equals("--lang")) {
      if (files.size() < 2 || !List.of("en", "zh").contains(files.get(1)))
        return usage(chinese, err);
      chinese = files.get(1).equals("zh");
      files.subList(0, 2).clear();
    }
    if (files.equals(List.of("--help"))) {
      out.print(chinese ? HELP_ZH : HELP_EN);
      return 0;
    }
    boolean ofCertificate = !files.isEmpty() && files.getFirst().equals(CERTIFICATE);
    if (ofCertificate) files.removeFirst();
    int needed = ofCertificate ? 2 : 3;
    if (files.size() < needed || files.size() > needed + 2) return usage(chinese, err);
    var read = new ArrayList<byte[]>();
    for (var file : files) {
      try {
        var path = Path.of(file);
        if (Files.size(path) > LONGEST) throw new IOException("longer than 128 MB");
        read.add(Files.readAllBytes(path));
      } catch (IOException | java.nio.file.InvalidPathException e) {
        err.println((chinese ? "无法读取 " : "Cannot read ") + file + ": " + e.getMessage());
        return USAGE;
      }
    }
    var verdict = ofCertificate ? certificate(read) : event(read);
    out.println(chinese ? verdict.zh() : verdict.en());
    return verdict.outcome().exitCode();
  }

  private static Verdict event(List<byte[]> read) {
    try {
      return OfflineVerification.event(read.get(0), read.get(1), read.get(2), known(read, 3));
    } catch (Malformed e) {
      return OfflineVerification.malformed(e);
    }
  }

  private static Verdict certificate(List<byte[]> read) {
    try {
      return CertificateVerification.pdf(read.get(0), read.get(1), known(read, 2));
    } catch (Malformed e) {
      return OfflineVerification.malformed(e);
    }
  }

  private static @Nullable Known known(List<byte[]> read, int from) {
    if (read.size() <= from) return null;
    boolean path = read.size() > from + 1;
    return new Known(read.get(from), path ? Known.path(read.get(from + 1)) : List.of());
  }

  private static int usage(boolean chinese, PrintStream err) {
    err.print(chinese ? HELP_ZH : HELP_EN);
    return USAGE;
  }
}
