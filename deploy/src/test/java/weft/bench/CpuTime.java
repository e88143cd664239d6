package weft.bench;

import java.lang.management.ManagementFactory;

/** Measures the CPU time of a single step, in microseconds. */
public final class CpuTime {
  private CpuTime() {}

  public interface Work {
    int done() throws Exception;
  }

  /**
   * CPU time of this thread for one piece of work: the median of nine stretches of compiled code;
   * in a smoke run only the first stretch.
   */
  public static double micros(Work work, boolean small) throws Exception {
    long stretch = small ? 0 : 300_000_000L;
    int atOnce = small ? 1 : 10;
    var threads = ManagementFactory.getThreadMXBean();
    var measured = new double[small ? 1 : 9];
    long sum = 0;
    for (int i = small ? 0 : -3; i < measured.length; i++) {
      int times = 0;
      long begun = threads.getCurrentThreadCpuTime();
      long taken;
      do {
        for (int n = 0; n < atOnce; n++) sum += work.done();
        times += atOnce;
        taken = threads.getCurrentThreadCpuTime() - begun;
      } while (taken < stretch);
      if (i >= 0) measured[i] = taken / 1e3 / times;
    }
    if (sum == 0) throw new IllegalStateException("nothing done");
    return Times.median(measured);
  }
}
