package io.regioncheck.deadline;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;

/** Waits for an HTTP answer in another way than {@link Call#execute}, which an interrupt does not reach. */
public final class InterruptibleCall {
    private InterruptibleCall() {}

    /**
     * Returns the answer; whoever asked closes it.
     *
     * @throws InterruptedException if the waiting was interrupted: the call is given up, and an answer that came all the same is closed
     */
    public static Response await(Call call) throws IOException, InterruptedException {
        CompletableFuture<Response> answer = new CompletableFuture<>();
        call.enqueue(new Callback() {
            @Override
            public void onResponse(Call answered, Response response) {
                if (!answer.complete(response)) {
                    response.close();
                }
            }

            @Override
            public void onFailure(Call failed, IOException failure) {
                answer.completeExceptionally(failure);
            }
        });
        try {
            return answer.get();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof IOException known ? known : new IOException(failure.getCause());
        } catch (InterruptedException interrupted) {
            call.cancel();
            if (!answer.cancel(false) && !answer.isCompletedExceptionally()) {
                answer.join().close();
            }
            throw interrupted;
        }
    }
}
