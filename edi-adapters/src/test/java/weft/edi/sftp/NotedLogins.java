package weft.edi.sftp;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records the logins that the SFTP server reports, in order. */
final class NotedLogins implements LoginsSeen {
  private final List<String> told = new CopyOnWriteArrayList<>();

  List<String> told() {
    return List.copyOf(told);
  }

  @Override
  public void saw(Login what, String name, String address) {
    told.add(what + " " + name + " " + address);
  }
}
