package weft.witness;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weft.evidence.SystemLanguage;

/**
 * {@code java -jar weft-witness.jar [OPTIONS] DIRECTORY}: runs a witness whose keys, known logs and
 * cosigned checkpoints are in the directory. Ends with 2 if it cannot start.
 */
public final class WitnessCommand {
  private static final int USAGE = 2;

  private static final String HELP_EN =
      """
      Usage: java -jar weft-witness.jar [--lang en|zh] [--name NAME] [--address ADDRESS] [--port PORT] DIRECTORY
        DIRECTORY    holds witness.keys (made on the first start; back it up), policy (the logs to witness:
                     lines as in a hub's answer of /api/v1/evidence/policy) and the cosigned checkpoints;
                     changes/1, changes/2 ...: changes of a log's keys (a hub's /api/v1/evidence/key-changes?number=);
                     the keys that they bring are known too
        --name       the witness's name in its keys, used on the first start, such as witness.example.com/oem
        --address    where it listens; 127.0.0.1 unless told
        --port       8090 unless told
      """;

  private static final String HELP_ZH =
      """
      用法：java -jar weft-witness.jar [--lang en|zh] [--name 名称] [--address 地址] [--port 端口] 目录
        目录         存放 witness.keys（首次启动时生成，请备份）、policy（要见证的日志，
                     格式与平台 /api/v1/evidence/policy 的返回内容相同）以及已联署的检查点；
                     changes/1、changes/2……：日志的密钥变更（平台的 /api/v1/evidence/key-changes?number=），变更后的新密钥同样有效
        --name       密钥中见证方的名称，仅首次启动时使用，例如 witness.example.com/oem
        --address    监听地址，默认 127.0.0.1
        --port       监听端口，默认 8090
      """;

  private WitnessCommand() {}

  public static void main(String[] arguments) {
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    var err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    var language = SystemLanguage.of(System.getenv(), Locale.getDefault());
    if (run(List.of(arguments), language, out, err) == null)
      System.exit(arguments.length == 1 && arguments[0].equals("--help") ? 0 : USAGE);
  }

  /** Starts the witness; returns null if it did not start. */
  public static @Nullable WitnessServer run(
      List<String> arguments, Locale locale, PrintStream out, PrintStream err) {
    var asked = Asked.of(arguments, locale);
    if (asked.directory() == null) {
      (asked.help() ? out : err).print(asked.chinese() ? HELP_ZH : HELP_EN);
      return null;
    }
    try {
      return started(asked, asked.directory(), out, err);
    } catch (IOException | IllegalArgumentException e) {
      err.println((asked.chinese() ? "见证方未启动：" : "The witness did not start: ") + e.getMessage());
      return null;
    }
  }

  private static @Nullable WitnessServer started(
      Asked asked, Path directory, PrintStream out, PrintStream err) throws IOException {
    var files = new WitnessFiles(directory);
    if (!files.isMine()) {
      err.println(
          asked.chinese()
              ? "另一个见证方正在使用 " + directory + "。"
              : "Another witness uses " + directory + ".");
      return null;
    }
    try {
      return started(asked, files, out, err);
    } catch (IOException | RuntimeException e) {
      files.close(); // a corrected directory can be used at once
      throw e;
    }
  }

  private static @Nullable WitnessServer started(
      Asked asked, WitnessFiles files, PrintStream out, PrintStream err) throws IOException {
    var keys = files.keys(asked.name());
    for (var key : keys) out.println(key.verifier());
    var logs = files.logs();
    if (logs.isEmpty()) {
      err.println(
          asked.chinese()
              ? "请将要见证的日志写入 %s（平台的 /api/v1/evidence/policy），然后重新启动。".formatted(files.policy())
              : "Write the logs to witness into %s (a hub's /api/v1/evidence/policy), and start again."
                  .formatted(files.policy()));
      files.close();
      return null;
    }
    var witness = new Witness(keys, logs, files.checkpoints(), Clock.systemUTC());
    var address = new InetSocketAddress(InetAddress.getByName(asked.address()), asked.port());
    var server = WitnessServer.start(address, witness, files, err);
    var url = "http://" + asked.address() + ":" + server.port() + "/";
    out.println(
        asked.chinese()
            ? "在 %s 见证 %d 个日志密钥。".formatted(url, logs.size())
            : "Witnesses %2$d log keys at %1$s".formatted(url, logs.size()));
    return server;
  }

  /** The parsed arguments; no directory if they are wrong. */
  private record Asked(
      boolean chinese,
      boolean help,
      @Nullable String name,
      String address,
      int port,
      @Nullable Path directory) {
    static Asked of(List<String> arguments, Locale locale) {
      boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
      String name = null;
      String address = "127.0.0.1";
      int port = 8090;
      for (int i = 0; i < arguments.size(); i++) {
        var word = arguments.get(i);
        boolean last = i == arguments.size() - 1;
        if (!word.startsWith("--"))
          return new Asked(chinese, false, name, address, port, last ? Path.of(word) : null);
        if (word.equals("--help")) return new Asked(chinese, true, name, address, port, null);
        if (last) break;
        var value = arguments.get(++i);
        switch (word) {
          case "--lang" -> {
            if (!List.of("en", "zh").contains(value)) return wrong(chinese);
            chinese = value.equals("zh");
          }
          case "--name" -> name = value;
          case "--address" -> address = value;
          case "--port" -> {
            if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65_535)
              return wrong(chinese);
            port = Integer.parseInt(value);
          }
          default -> {
            return wrong(chinese);
          }
        }
      }
      return wrong(chinese);
    }

    private static Asked wrong(boolean chinese) {
      return new Asked(chinese, false, null, "", 0, null);
    }
  }
}
