'use strict';
// Two maps under one slider. The page says everything without it.
for (const box of document.querySelectorAll('.swipe')) {
  const find = (name) => box.querySelector(name);
  const svg = find('svg'), [, , width, height] = svg.getAttribute('viewBox').split(' ').map(Number);
  const clip = document.createElementNS(svg.namespaceURI, 'clipPath'), shape = document.createElementNS(svg.namespaceURI, 'rect');
  clip.id = 'cut-' + find('.right').value;
  clip.append(shape);
  svg.prepend(clip);
  shape.setAttribute('height', height);
  find('.cut').setAttribute('clip-path', `url(#${clip.id})`);
  const line = find('.divider'), range = find('input');
  line.setAttribute('y2', height);
  const draw = () => {
    const at = (width * range.value) / 100;
    shape.setAttribute('x', at);
    shape.setAttribute('width', Math.max(0, width - at));
    line.setAttribute('x1', at);
    line.setAttribute('x2', at);
    find('.under').setAttribute('href', '#' + find('.left').value);
    find('.upper').setAttribute('href', '#' + find('.right').value);
  };
  find('.left').value = find('.under').getAttribute('href').slice(1);
  find('.right').value = find('.upper').getAttribute('href').slice(1);
  for (const control of [range, find('.left'), find('.right')]) control.addEventListener('input', draw);
  draw();
  box.hidden = false;
}
