package weft.bench.machine;

import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An open change stream of the owner, which says when it shows a machine in another state. */
final class MachineScreen {
  private static final Pattern CODE = Pattern.compile("\"code\":\"([^\"]+)\"");
  private static final Pattern STATE = Pattern.compile("\"state\":\"(\\w+)\"");

  private final LinkedBlockingQueue<Shown> shown = new LinkedBlockingQueue<>();
  private final Map<String, String> states = new ConcurrentHashMap<>();
  private final CountDownLatch open = new CountDownLatch(1);
  private final ReadingMachines machines;

  private record Shown(String code, long at) {}

  MachineScreen(ReadingMachines machines) throws InterruptedException {
    this.machines = machines;
    Thread.ofVirtual().start(this::follow);
    if (!open.await(30, TimeUnit.SECONDS)) throw new IllegalStateException("Not open in 30 s");
  }

  private void follow() {
    try {
      String event = "";
      var lines = machines.http().send(machines.stream(), BodyHandlers.ofLines()).body().iterator();
      while (lines.hasNext()) {
        String line = lines.next();
        if (line.startsWith("event:")) event = line.substring(6).strip();
        if (line.startsWith("event:") && event.equals("hello")) open.countDown();
        if (line.startsWith("data:") && event.equals("machines")) seen(line);
      }
    } catch (Exception e) {
      // a screen that closes ends its stream
    }
  }

  private void seen(String data) {
    var code = CODE.matcher(data);
    var state = STATE.matcher(data);
    if (!code.find() || !state.find()) return;
    String before = states.put(code.group(1), state.group(1));
    if (!state.group(1).equals(before)) shown.add(new Shown(code.group(1), System.nanoTime()));
  }

  /** When the screen showed a change of the machine after a moment; null after ten seconds. */
  @Nullable Long awaitChange(String code, long after) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    for (long rest; (rest = until - System.nanoTime()) > 0; ) {
      Shown it = shown.poll(rest, TimeUnit.NANOSECONDS);
      if (it != null && it.code.equals(code) && it.at > after) return it.at;
    }
    return null;
  }
}
