package weft.deploy.evidence;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import weft.evidence.Checkpoint;
import weft.evidence.Malformed;
import weft.evidence.OfflineVerification.Outcome;
import weft.evidence.SignedNote;
import weft.evidence.TrustPolicy;
import weft.sealing.LogAudit;
import weft.sealing.LogAudit.Result;
import weft.sealing.SealedLog;

/** Judges a history by a checkpoint, with one sentence and the exit codes of weft-verify.jar. */
public final class LogVerdict {
  private static final int COULD_NOT = 2;
  private static final int REPORT_EVERY = 100_000;

  private LogVerdict() {}

  /**
   * Compares the history in the database with a checkpoint.
   *
   * @param checkpoint null for the hub's newest
   * @param policy null for the hub's own keys, which only its directory knows: whoever changes the
   *     history by SQL can write keys of its own into the database
   * @param data the hub's directory
   */
  public static int of(
      DataSource database,
      byte @Nullable [] checkpoint,
      byte @Nullable [] policy,
      Path data,
      PrintStream out,
      PrintStream err)
      throws IOException {
    try {
      var sealed = new SealedLog(database);
      var note = checkpoint == null ? sealed.checkpoint().orElse(null) : SignedNote.of(checkpoint);
      if (note == null) {
        out.println(text("Nothing is sealed yet.", "尚无封存的内容。"));
        return COULD_NOT;
      }
      var tree = Checkpoint.of(note.text());
      var trusts =
          policy == null ? ownPolicy(sealed, EvidenceKeys.file(data, "history"), err) : policy;
      if (trusts == null) {
        out.println(
            text(
                "The hub's directory has no keys. Name the keys that you trust with --policy.",
                "平台目录中没有密钥，请用 --policy 指定您信任的密钥。"));
        return COULD_NOT;
      }
      var trusted = TrustPolicy.of(trusts);
      return switch (trusted.judge(note, tree)) {
        case GOOD -> audited(database, tree, out, err);
        case FORGED ->
            end(
                out,
                Outcome.CHANGED,
                "A signature below the checkpoint is not of its text.",
                "检查点下的签名与其内容不符。");
        case UNKNOWN_KEY ->
            end(
                out,
                Outcome.UNKNOWN_KEY,
                "No log of the policy signed the checkpoint.",
                "策略所列的日志均未签署该检查点。");
        case NOT_WITNESSED ->
            end(
                out,
                Outcome.NOT_WITNESSED,
                "The checkpoint has fewer witnesses than the policy asks for.",
                "检查点的见证未达到策略要求。");
      };
    } catch (Malformed e) {
      return end(out, Outcome.MALFORMED, "Malformed: " + e.getMessage(), "格式错误：" + e.getMessage());
    }
  }

  /** The keys in the file as a policy; null without a file. */
  private static byte @Nullable [] ownPolicy(SealedLog sealed, Path file, PrintStream err)
      throws IOException {
    var own = EvidenceKeys.in(file);
    if (own == null) return null;
    for (var it : sealed.keys())
      if (it.until() == null && !own.verifiers().contains(it.verifier()))
        err.println(
            text(
                    "The database names a key that %s does not hold. It is not trusted: %s",
                    "数据库中有一个密钥不在 %s 中，不予信任：%s")
                .formatted(file, it.verifier()));
    return own.verifiers().stream()
        .map(it -> "log " + it + "\n")
        .collect(Collectors.joining("", "", "quorum none\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static int audited(
      DataSource database, Checkpoint tree, PrintStream out, PrintStream err) {
    Result result =
        new LogAudit(database)
            .of(
                tree,
                done -> {
                  if (done % REPORT_EVERY == 0) err.println(done + " / " + tree.size());
                });
    long at = result.position();
    return switch (result.finding()) {
      case EQUAL ->
          end(
              out,
              Outcome.VALID,
              "Equal: the first %d events are those of the checkpoint.".formatted(tree.size()),
              "一致：前 %d 个事件与检查点相符。".formatted(tree.size()));
      case EVENT_CHANGED ->
          end(
              out,
              Outcome.CHANGED,
              "Changed: the event at position %d was changed, removed or moved after it was sealed."
                  .formatted(at),
              "已改动：位置 %d 的事件在封存后被修改、删除或移动。".formatted(at));
      case HASH_CHANGED ->
          end(
              out,
              Outcome.CHANGED,
              at == 0
                  ? "The events are those of the checkpoint, but a stored hash was changed."
                  : "The events are those of the checkpoint, but the stored hash of position %d was changed."
                      .formatted(at),
              at == 0 ? "事件与检查点相符，但存储的哈希被改动。" : "事件与检查点相符，但位置 %d 存储的哈希被改动。".formatted(at));
      case EVENT_ADDED ->
          end(
              out,
              Outcome.CHANGED,
              "Changed: an event was added before position 1; the others are those of the"
                  + " checkpoint.",
              "已改动：位置 1 之前加入了一个事件；其余事件与检查点相符。");
      case BOTH_CHANGED ->
          end(
              out,
              Outcome.CHANGED,
              "Changed: events and stored hashes are not those of the checkpoint; they first differ at position %d."
                  .formatted(at),
              "已改动：事件和存储的哈希均与检查点不符，首个差异在位置 %d。".formatted(at));
      case FORKED ->
          end(
              out,
              Outcome.FORKED,
              "Forked: the history was sealed anew and is not that of checkpoint %d."
                  .formatted(tree.size()),
              "历史分叉：历史被重新封存，与检查点 %d 不是同一历史。".formatted(tree.size()));
    };
  }

  private static int end(PrintStream out, Outcome outcome, String en, String zh) {
    out.println(text(en, zh));
    return outcome.exitCode();
  }

  private static String text(String en, String zh) {
    return Locale.getDefault().getLanguage().equals(Locale.CHINESE.getLanguage()) ? zh : en;
  }
}
