// Escape closes what hovering or focusing opened; leaving the button makes it open again the next time.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const open of document.querySelectorAll(".why:hover, .why:focus-within")) {
    open.classList.add("closed");
    const again = () => open.classList.remove("closed");
    open.addEventListener("mouseleave", again, { once: true });
    open.addEventListener("focusout", again, { once: true });
  }
});
