package dev.avatars.batch;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** A body that is given up when it becomes too long. Called by one thread at a time. */
final class LimitedBody implements BodySubscriber<Path> {
  private final BodySubscriber<Path> file;
  private final long most;
  private long bytes;
  private @Nullable Subscription subscription;

  LimitedBody(BodySubscriber<Path> file, long most) {
    this.file = file;
    this.most = most;
  }

  @Override
  public CompletionStage<Path> getBody() {
    return file.getBody();
  }

  @Override
  public void onSubscribe(Subscription opened) {
    subscription = opened;
    file.onSubscribe(opened);
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    bytes += parts.stream().mapToLong(ByteBuffer::remaining).sum();
    if (bytes <= most) {
      file.onNext(parts);
    } else if (subscription != null) {
      subscription.cancel();
      subscription = null;
      file.onError(new IOException("more than " + most + " bytes"));
    }
  }

  @Override
  public void onError(Throwable broken) {
    file.onError(broken);
  }

  @Override
  public void onComplete() {
    file.onComplete();
  }
}
