package weft.deploy.evidence;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import weft.evidence.Checkpoint;
import weft.evidence.Malformed;
import weft.evidence.OfflineVerification.Outcome;
import weft.evidence.SignedNote;
import weft.evidence.SystemLanguage;
import weft.evidence.TrustPolicy;
import weft.history.store.EventJson;
import weft.history.store.HistoryReader;
import weft.json.EventTypes;
import weft.language.Text;
import weft.sealing.EvidenceLog;
import weft.sealing.LogAudit;
import weft.sealing.LogAudit.Result;
import weft.sealing.SealedLog;

/** Judges a stored log by a checkpoint, with one sentence and the exit codes of weft-verify.jar. */
public final class LogVerdict {
  private static final int COULD_NOT = 2;
  private static final int REPORT_EVERY = 100_000;

  private static final Map<EvidenceLog, Words> WORDS =
      Map.of(
          EvidenceLog.HISTORY,
          new Words(new Text("event at position %d", "位置 %d 的事件"), new Text("events", "事件")),
          EvidenceLog.CERTIFICATES,
          new Words(new Text("entry %d", "第 %d 条记录"), new Text("entries", "记录")));

  private final SealedLog sealed;
  private final LogAudit audit;
  private final Words words;
  private final PrintStream out;
  private final PrintStream err;

  /** The words for one entry of a log and for all of them. */
  private record Words(Text one, Text all) {}

  private LogVerdict(SealedLog sealed, LogAudit audit, PrintStream out, PrintStream err) {
    this.sealed = sealed;
    this.audit = audit;
    this.words = requireNonNull(WORDS.get(sealed.log()));
    this.out = out;
    this.err = err;
  }

  /** The verdict on the log of the history in the database. */
  public static LogVerdict history(DataSource database, PrintStream out, PrintStream err) {
    return new LogVerdict(new SealedLog(database), new LogAudit(database), out, err);
  }

  /** The verdict on the log of certificates in the database. */
  public static LogVerdict certificates(DataSource database, PrintStream out, PrintStream err) {
    var history = new HistoryReader(database, new EventJson(EventTypes.ALL));
    return new LogVerdict(
        new SealedLog(database, EvidenceLog.CERTIFICATES),
        new LogAudit(database, history),
        out,
        err);
  }

  /**
   * Compares the stored events with a checkpoint.
   *
   * @param checkpoint null for the hub's newest
   * @param policy null for the hub's own keys, which only its directory knows: whoever changes the
   *     history by SQL can write keys of its own into the database
   * @param data the hub's directory
   */
  public int of(byte @Nullable [] checkpoint, byte @Nullable [] policy, Path data)
      throws IOException {
    try {
      var note = checkpoint == null ? sealed.checkpoint().orElse(null) : SignedNote.of(checkpoint);
      if (note == null) {
        out.println(text("Nothing is sealed yet.", "尚无封存的内容。"));
        return COULD_NOT;
      }
      var tree = Checkpoint.of(note.text());
      var trusts = policy == null ? ownPolicy(EvidenceKeys.file(data, sealed.log())) : policy;
      if (trusts == null) {
        out.println(
            text(
                "The hub's directory has no keys. Name the keys that you trust with --policy.",
                "平台目录中没有密钥，请用 --policy 指定您信任的密钥。"));
        return COULD_NOT;
      }
      return switch (TrustPolicy.of(trusts).judge(note, tree)) {
        case GOOD -> audited(tree);
        case FORGED ->
            end(
                Outcome.CHANGED,
                "A signature below the checkpoint is not of its text.",
                "检查点下的签名与其内容不符。");
        case UNKNOWN_KEY ->
            end(
                Outcome.UNKNOWN_KEY,
                "No log of the policy signed the checkpoint.",
                "策略所列的日志均未签署该检查点。");
        case NOT_WITNESSED ->
            end(
                Outcome.NOT_WITNESSED,
                "The checkpoint has fewer witnesses than the policy asks for.",
                "检查点的见证未达到策略要求。");
      };
    } catch (Malformed e) {
      return end(Outcome.MALFORMED, "Malformed: " + e.getMessage(), "格式错误：" + e.getMessage());
    }
  }

  /** The keys in the file as a policy; null without a file. */
  private byte @Nullable [] ownPolicy(Path file) throws IOException {
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

  private int audited(Checkpoint tree) {
    Result result =
        audit.of(
            tree,
            done -> {
              if (done % REPORT_EVERY == 0) err.println(done + " / " + tree.size());
            });
    long at = result.position();
    var one = new Text(words.one().en().formatted(at), words.one().zh().formatted(at));
    var all = words.all();
    return switch (result.finding()) {
      case EQUAL ->
          end(
              Outcome.VALID,
              "Equal: the first %d %s are those of the checkpoint."
                  .formatted(tree.size(), all.en()),
              "一致：前 %d 个%s与检查点相符。".formatted(tree.size(), all.zh()));
      case EVENT_CHANGED ->
          end(
              Outcome.CHANGED,
              "Changed: the %s was changed, removed or moved after it was sealed."
                  .formatted(one.en()),
              "已改动：%s在封存后被修改、删除或移动。".formatted(one.zh()));
      case HASH_CHANGED ->
          end(
              Outcome.CHANGED,
              at == 0
                  ? "The %s are those of the checkpoint, but a stored hash was changed."
                      .formatted(all.en())
                  : "The %s are those of the checkpoint, but the stored hash of the %s was changed."
                      .formatted(all.en(), one.en()),
              at == 0
                  ? "%s与检查点相符，但存储的哈希被改动。".formatted(all.zh())
                  : "%s与检查点相符，但%s存储的哈希被改动。".formatted(all.zh(), one.zh()));
      case EVENT_ADDED ->
          end(
              Outcome.CHANGED,
              "Changed: an event was added before position 1; the others are those of the"
                  + " checkpoint.",
              "已改动：位置 1 之前加入了一个事件；其余事件与检查点相符。");
      case BOTH_CHANGED ->
          end(
              Outcome.CHANGED,
              "Changed: %s and stored hashes are not those of the checkpoint; they first differ at the %s."
                  .formatted(all.en(), one.en()),
              "已改动：%s和存储的哈希均与检查点不符，首个差异在%s。".formatted(all.zh(), one.zh()));
      case FORKED ->
          end(
              Outcome.FORKED,
              "Forked: the log was sealed anew and is not that of checkpoint %d."
                  .formatted(tree.size()),
              "历史分叉：日志被重新封存，与检查点 %d 不是同一历史。".formatted(tree.size()));
    };
  }

  private int end(Outcome outcome, String en, String zh) {
    out.println(text(en, zh));
    return outcome.exitCode();
  }

  private static String text(String en, String zh) {
    Locale language = SystemLanguage.of(System.getenv(), Locale.getDefault());
    return language.getLanguage().equals(Locale.CHINESE.getLanguage()) ? zh : en;
  }
}
