package weft.verify;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weft.evidence.CertificateVerification;
import weft.evidence.LogChange;
import weft.evidence.Malformed;
import weft.evidence.OfflineVerification;
import weft.evidence.OfflineVerification.Known;
import weft.evidence.OfflineVerification.Verdict;
import weft.evidence.SystemLanguage;

/**
 * {@code java -jar weft-verify.jar [--lang en|zh] [--change CHANGE]... EVENT PROOF POLICY
 * [CHECKPOINT [CONSISTENCY]]}, {@code certificate PDF POLICY [CHECKPOINT [CONSISTENCY]]} or {@code
 * keys CHANGE POLICY}: prints one line and ends with 0 (valid), 10 (changed), 11 (forked), 12
 * (unknown key), 13 (not witnessed as the policy asks), 15 (malformed) or 2 (usage).
 */
public final class Verify {
  private static final int USAGE = 2;
  private static final String CERTIFICATE = "certificate";
  private static final String KEYS = "keys";
  private static final String CHANGE = "--change";
  private static final List<String> OPTIONS = List.of("--lang", CHANGE);
  private static final int MOST_CHANGES = 1_000;
  private static final long LONGEST = 128L * 1024 * 1024;

  private static final String HELP_EN =
      """
      Usage: java -jar weft-verify.jar [OPTIONS] EVENT PROOF POLICY [CHECKPOINT [CONSISTENCY]]
             java -jar weft-verify.jar [OPTIONS] certificate PDF POLICY [CHECKPOINT [CONSISTENCY]]
             java -jar weft-verify.jar [OPTIONS] keys CHANGE POLICY
        OPTIONS      --lang en|zh; --change CHANGE also trusts the keys that a change of the log's keys brings, if a key of
                     POLICY signed it: once for each change since POLICY, the oldest first
        EVENT        the saved answer of /api/v1/evidence/events/{position}
        PROOF        the saved answer of /api/v1/evidence/proofs/{position}
        PDF          a certificate as the hub made it
        POLICY       whose signatures count: /api/v1/evidence/policy, for certificates /api/v1/evidence/certificates/policy,
                     or better one of your own
        CHANGE       /api/v1/evidence/key-changes?number=, or the EVENT that records it; keys prints the new keys as lines of a policy
        CHECKPOINT   a checkpoint that you have from elsewhere: from a witness, or saved before
        CONSISTENCY  /consistency?from=&to= of the same log between the two checkpoints; none where their sizes are equal
      Ends with 0 valid, 10 changed, 11 forked, 12 unknown key, 13 not witnessed, 15 malformed, 2 usage.
      """;

  private static final String HELP_ZH =
      """
      用法：java -jar weft-verify.jar [选项] EVENT PROOF POLICY [CHECKPOINT [CONSISTENCY]]
            java -jar weft-verify.jar [选项] certificate PDF POLICY [CHECKPOINT [CONSISTENCY]]
            java -jar weft-verify.jar [选项] keys CHANGE POLICY
        选项         --lang en|zh；--change CHANGE：密钥变更若由 POLICY 中的密钥签署，则同时信任变更后的新密钥；
                     有多次变更时逐次给出，最早的在前
        EVENT        /api/v1/evidence/events/{position} 的返回内容
        PROOF        /api/v1/evidence/proofs/{position} 的返回内容
        PDF          平台生成的质量证明书
        POLICY       信任策略：/api/v1/evidence/policy，证书用 /api/v1/evidence/certificates/policy，最好用自己的一份
        CHANGE       /api/v1/evidence/key-changes?number= 的返回内容，或记录该变更的 EVENT；keys 按策略文件的格式打印新密钥
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
    var language = SystemLanguage.of(System.getenv(), Locale.getDefault());
    System.exit(run(List.of(arguments), language, out, err));
  }

  static int run(List<String> arguments, Locale locale, PrintStream out, PrintStream err) {
    var files = new ArrayList<>(arguments);
    var changeFiles = new ArrayList<String>();
    boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    while (files.size() > 1 && OPTIONS.contains(files.getFirst())) {
      var value = files.get(1);
      if (files.getFirst().equals(CHANGE)) changeFiles.add(value);
      else if (List.of("en", "zh").contains(value)) chinese = value.equals("zh");
      else return usage(chinese, err);
      files.subList(0, 2).clear();
    }
    if (files.equals(List.of("--help"))) {
      out.print(chinese ? HELP_ZH : HELP_EN);
      return 0;
    }
    var what = files.isEmpty() ? "" : files.getFirst();
    boolean named = what.equals(CERTIFICATE) || what.equals(KEYS);
    if (named) files.removeFirst();
    int needed = named ? 2 : 3;
    int most = what.equals(KEYS) ? needed : needed + 2;
    if (files.size() < needed || files.size() > most || changeFiles.size() > MOST_CHANGES)
      return usage(chinese, err);
    List<byte[]> read;
    List<byte[]> changes;
    try {
      read = read(files);
      changes = read(changeFiles);
    } catch (IOException e) {
      err.println((chinese ? "无法读取 " : "Cannot read ") + e.getMessage());
      return USAGE;
    }
    var verdict = verdict(what, read, changes, needed - 1);
    out.println(chinese ? verdict.zh() : verdict.en());
    return verdict.outcome().exitCode();
  }

  private static List<byte[]> read(List<String> files) throws IOException {
    var read = new ArrayList<byte[]>();
    for (var file : files) {
      try {
        var path = Path.of(file);
        if (Files.size(path) > LONGEST) throw new IOException("longer than 128 MB");
        read.add(Files.readAllBytes(path));
      } catch (IOException | InvalidPathException e) {
        throw new IOException(file + ": " + e.getMessage(), e);
      }
    }
    return read;
  }

  /** The verdict by a policy that also has the keys of the changes. */
  private static Verdict verdict(
      String what, List<byte[]> read, List<byte[]> changes, int policyAt) {
    try {
      var policy = LogChange.followed(read.get(policyAt), changes);
      if (policy == null) return OfflineVerification.unsignedChange();
      return switch (what) {
        case CERTIFICATE -> CertificateVerification.pdf(read.get(0), policy, known(read, 2));
        case KEYS -> OfflineVerification.keys(read.get(0), policy);
        default -> OfflineVerification.event(read.get(0), read.get(1), policy, known(read, 3));
      };
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
