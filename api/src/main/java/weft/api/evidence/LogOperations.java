package weft.api.evidence;

import io.swagger.v3.oas.models.Operation;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/**
 * Gives each operation that several logs share an id of its own in the API's description: that of
 * the history's log keeps the declared one, such as {@code getEvidenceKeys}, and that of the
 * certificates' log is {@code getCertificatesKeys}.
 */
@Component
class LogOperations implements OperationCustomizer {
  private static final Pattern DECLARED = Pattern.compile("get(?:Evidence)?([A-Z][A-Za-z]+?)");

  @Override
  public Operation customize(Operation operation, HandlerMethod handler) {
    var declared = handler.getMethodAnnotation(io.swagger.v3.oas.annotations.Operation.class);
    if (declared == null || handler.getMethod().getDeclaringClass() != OpenLog.class)
      return operation;
    var id = DECLARED.matcher(declared.operationId());
    operation.setOperationId(
        PublishedCertificates.class.isAssignableFrom(handler.getBeanType()) && id.matches()
            ? "getCertificates" + id.group(1)
            : declared.operationId());
    return operation;
  }
}
